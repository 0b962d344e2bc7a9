package io.gatehouse.enforcement;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how policies are put into force.
 *
 * @param lease how long a replica may be silent before another takes over its run; longer than a call of AWS may last, so
 *     that no call of the first is still under way then
 * @param poll how often to look for runs that are due
 * @param maxAttempts after which an application that meets only passing failures has failed; a revocation goes on
 * @param backoff before the second attempt; doubled for each further one
 * @param maxBackoff the longest time between two attempts
 * @param workers how many runs a replica works on at once
 * @param workersPerAccount how many of them may be of one account; by default half of them
 */
@ConfigurationProperties("gatehouse.enforcement")
public record EnforcementProperties(
        @DefaultValue("off") Mode mode,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5") int maxAttempts,
        @DefaultValue("1s") Duration backoff,
        @DefaultValue("5m") Duration maxBackoff,
        @DefaultValue("4") int workers,
        @Nullable Integer workersPerAccount) {

    /** Off: Gatehouse generates and approves, and needs no AWS at all. */
    public enum Mode {
        OFF,
        APPLY
    }

    public EnforcementProperties {
        if (Stream.of(lease, poll, backoff, maxBackoff).anyMatch(it -> it.toMillis() < 1)
                || maxAttempts < 1
                || workers < 1
                || (workersPerAccount != null && workersPerAccount < 1)) {
            throw new IllegalArgumentException("gatehouse.enforcement: durations and numbers must be positive");
        }
    }

    int runsPerAccount() {
        return workersPerAccount == null ? Math.max(1, workers / 2) : workersPerAccount;
    }
}
