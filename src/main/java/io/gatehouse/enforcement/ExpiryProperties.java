package io.gatehouse.enforcement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How grants that are over are cleared away.
 *
 * @param interval between two looks; up to a quarter is added by chance so that replicas do not look at once
 */
@ConfigurationProperties("gatehouse.expiry")
public record ExpiryProperties(@DefaultValue("1m") Duration interval) {

    public ExpiryProperties {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("gatehouse.expiry.interval must be positive");
        }
    }
}
