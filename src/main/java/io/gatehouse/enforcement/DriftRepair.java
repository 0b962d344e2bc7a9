package io.gatehouse.enforcement;

import io.gatehouse.enforcement.DriftProperties.OnDrift;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.RequestStatus;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Has a drifted policy applied again, where the installation is set to. Never to another principal of the same name. */
@Component
class DriftRepair {
    private final EnforcementOrders orders;
    private final DriftProperties properties;
    private final Clock clock;

    DriftRepair(EnforcementOrders orders, DriftProperties properties, Clock clock) {
        this.orders = orders;
        this.properties = properties;
        this.clock = clock;
    }

    /** Joins the caller's transaction. */
    void run(AssociationRequest request, Finding finding) {
        boolean repairable = switch (finding.result()) {
            case MISSING, CHANGED -> true;
            case IN_FORCE, PRINCIPAL_GONE, RECREATED, NOT_APPLIED -> false;
        };
        if (properties.onDrift() == OnDrift.REAPPLY
                && repairable
                && request.status() == RequestStatus.APPLIED
                && !request.isExpired(clock.instant())) {
            orders.repair(request, finding.live().map(LivePolicy::identity));
        }
    }
}
