package io.gatehouse.enforcement;

import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Has an account wait while AWS limits its calls, so that its runs keep no worker from those of other accounts. */
@Component
class AccountPatience {

    /** Failures of which the next call of the account would be another. */
    private static final Set<String> PAUSING = Set.of(
            IamFailure.Kind.THROTTLED.name(), IamFailure.Kind.RATE_LIMITED.name(), IamFailure.Kind.CIRCUIT_OPEN.name());

    private final AccountPauses pauses;
    private final EnforcementProperties properties;
    private final Clock clock;

    AccountPatience(AccountPauses pauses, EnforcementProperties properties, Clock clock) {
        this.pauses = pauses;
        this.properties = properties;
        this.clock = clock;
    }

    void met(EnforcementRun run, RunError error) {
        if (PAUSING.contains(error.code())) {
            pauses.pause(
                    run.principal().account(),
                    clock.instant(),
                    properties.backoff(),
                    properties.maxBackoff(),
                    error.code());
        }
    }

    void succeeded(EnforcementRun run) {
        pauses.succeeded(run.principal().account(), clock.instant());
    }
}
