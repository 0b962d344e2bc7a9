package io.gatehouse.enforcement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how policies are put into force.
 *
 * @param lease how long a replica may be silent before another takes over its run; longer than a call of AWS may last
 * @param poll how often to look for runs that are due
 * @param maxAttempts after which a run that meets only passing failures has failed
 * @param backoff before the second attempt; doubled for each further one
 * @param workers how many runs a replica works on at once
 */
@ConfigurationProperties("gatehouse.enforcement")
public record EnforcementProperties(
        @DefaultValue("off") Mode mode,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5") int maxAttempts,
        @DefaultValue("1s") Duration backoff,
        @DefaultValue("4") int workers) {

    /** Off: Gatehouse generates and approves, and needs no AWS at all. */
    public enum Mode {
        OFF,
        APPLY
    }

    public EnforcementProperties {
        if (lease.toMillis() < 1 || poll.toMillis() < 1 || backoff.toMillis() < 1 || maxAttempts < 1 || workers < 1) {
            throw new IllegalArgumentException("gatehouse.enforcement: durations and numbers must be positive");
        }
    }
}
