package io.gatehouse.enforcement.aws;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of AWS each account gets. IAM's own limits are low, of the account, and not published.
 *
 * @param callsPerSecond in one account, by one replica
 * @param burst how many calls may be made at once after a pause
 * @param longestWait of a call for its turn
 * @param circuitFailures so many calls that fail in a way that passes, one after the other, and the account is left alone
 * @param circuitPause for how long; then one call tries
 */
@ConfigurationProperties("gatehouse.aws")
record CallLimits(
        @DefaultValue("20") int callsPerSecond,
        @DefaultValue("40") int burst,
        @DefaultValue("2s") Duration longestWait,
        @DefaultValue("5") int circuitFailures,
        @DefaultValue("10s") Duration circuitPause) {

    CallLimits {
        if (callsPerSecond < 1
                || burst < 1
                || circuitFailures < 1
                || longestWait.isNegative()
                || circuitPause.toMillis() < 1) {
            throw new IllegalArgumentException("gatehouse.aws: durations and numbers must be positive");
        }
    }
}
