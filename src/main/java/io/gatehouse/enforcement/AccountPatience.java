package io.gatehouse.enforcement;

import io.gatehouse.enforcement.RunLeases.Lease;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Has an account wait on all replicas while AWS limits its calls; what this replica limits is only its own affair. */
@Component
class AccountPatience {

    private final AccountPauses pauses;
    private final EnforcementProperties properties;
    private final Clock clock;

    AccountPatience(AccountPauses pauses, EnforcementProperties properties, Clock clock) {
        this.pauses = pauses;
        this.properties = properties;
        this.clock = clock;
    }

    void met(EnforcementRun run, RunError error) {
        if (error.code().equals(IamFailure.Kind.THROTTLED.name())) {
            pauses.pause(
                    run.principal().account(),
                    clock.instant(),
                    properties.backoff(),
                    properties.maxBackoff(),
                    error.code());
        }
    }

    void succeeded(Lease lease) {
        if (lease.paused()) {
            pauses.succeeded(lease.run().principal().account(), clock.instant());
        }
    }
}
