package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.Expirations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Ends grants whose time is over: what IAM may have is revoked, what was never applied has nothing to be revoked. */
@Component
class Expiry {

    /** The reason of a revocation, by which the request becomes expired rather than revoked. */
    static final String REASON = "expired";

    private static final int MOST_AT_ONCE = 500;

    /** What AWS refused to remove is tried again after this time. */
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private final ExpiredRequests expired;
    private final AssociationRequests requests;
    private final Expirations expirations;
    private final EnforcementOrders orders;
    private final EnforcementSwitch enforcement;
    private final RunSignals signals;
    private final TransactionOperations transaction;
    private final Clock clock;

    Expiry(
            ExpiredRequests expired,
            AssociationRequests requests,
            Expirations expirations,
            EnforcementOrders orders,
            EnforcementSwitch enforcement,
            RunSignals signals,
            TransactionOperations transaction,
            Clock clock) {
        this.expired = expired;
        this.requests = requests;
        this.expirations = expirations;
        this.orders = orders;
        this.enforcement = enforcement;
        this.signals = signals;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One that cannot be ended, such as one whose row cannot be read, does not keep the others. */
    void pass() {
        Instant now = clock.instant();
        List<IllegalStateException> failed = new ArrayList<>();
        for (UUID id : expired.find(now, enforcement.isOn(), now.minus(AFTER_FAILURE), MOST_AT_ONCE)) {
            try {
                transaction.executeWithoutResult(status -> end(requests.lock(id), now));
            } catch (DataAccessException | TransactionException away) {
                throw away;
            } catch (RuntimeException unexpected) {
                failed.add(new IllegalStateException("request " + id + " could not be ended", unexpected));
            }
        }
        signals.work();
        if (!failed.isEmpty()) {
            failed.subList(1, failed.size()).forEach(failed.get(0)::addSuppressed);
            throw failed.get(0);
        }
    }

    /** Another replica may have been faster. */
    private void end(AssociationRequest request, Instant now) {
        boolean open = switch (request.status()) {
            case PENDING_APPROVAL, APPROVED, APPLIED ->
                request.isExpired(now) && request.enforcement().status() != RunOperation.REVOKE.underWay();
            case REJECTED, CANCELLED, REVOKED, EXPIRED -> false;
        };
        if (!open) {
            return;
        }
        if (EnforcementOrders.isRevocable(request)) {
            orders.revokeLocked(request, REASON, AuditEvent.SYSTEM);
        } else {
            expirations.expire(request, now);
        }
    }
}
