package io.gatehouse.enforcement;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How accounts are prepared for Gatehouse.
 *
 * @param trustedArn the role that Gatehouse runs as, which the role of an account is to trust
 */
@ConfigurationProperties("gatehouse.setup")
public record SetupProperties(@Nullable String trustedArn) {

    public SetupProperties {
        if (trustedArn != null) {
            TrustedArn.parse(trustedArn);
        }
    }
}
