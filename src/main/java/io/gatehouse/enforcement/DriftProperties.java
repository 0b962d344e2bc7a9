package io.gatehouse.enforcement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what is applied is watched.
 *
 * @param enabled whether grants are looked at by schedule; only where enforcement is on
 * @param interval between two looks at a grant, a tenth more or less
 * @param callsPerSecond of AWS that a replica makes in one account to look at grants
 * @param workers how many grants a replica looks at at once, each in another account
 */
@ConfigurationProperties("gatehouse.drift")
public record DriftProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("15m") Duration interval,
        @DefaultValue("10") int callsPerSecond,
        @DefaultValue("REPORT") OnDrift onDrift,
        @DefaultValue("4") int workers) {

    /** What to do about a policy that is missing or changed. */
    public enum OnDrift {
        REPORT,
        /** Put it back as it was approved. */
        REAPPLY
    }

    public DriftProperties {
        if (interval.toMillis() < 1 || callsPerSecond < 1 || workers < 1) {
            throw new IllegalArgumentException("gatehouse.drift: the interval and numbers must be positive");
        }
    }
}
