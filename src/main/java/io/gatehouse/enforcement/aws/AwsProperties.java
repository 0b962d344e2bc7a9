package io.gatehouse.enforcement.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How AWS is reached. Credentials come from the SDK's default chain.
 *
 * @param region of STS; by default a region of the principal's partition
 * @param endpoint instead of AWS's own, for IAM and STS
 * @param callTimeout for one call, all of it
 * @param accounts by account id, the role to assume there; without one the default credentials must be of that account
 */
@ConfigurationProperties("gatehouse.aws")
record AwsProperties(
        @Nullable String region,
        @Nullable URI endpoint,
        @DefaultValue("10s") Duration callTimeout,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue Map<String, Account> accounts) {

    /**
     * The role that Gatehouse assumes in an account.
     *
     * @param externalId that the role's trust policy asks for
     * @param sourceIdentity whether sessions carry on whose behalf they are; the trust policy has to allow that
     */
    record Account(
            String roleArn,
            @Nullable String externalId,
            @DefaultValue("false") boolean sourceIdentity) {}

    AwsProperties {
        accounts = Map.copyOf(accounts);
        accounts.keySet().forEach(AwsProperties::requireAccountId);
    }

    private static void requireAccountId(String id) {
        if (!id.matches("\\d{12}")) {
            throw new IllegalArgumentException("gatehouse.aws.accounts." + id + ": not a 12-digit account id");
        }
    }
}
