package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.ConfiguredAccounts;
import io.gatehouse.iam.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The accounts of the configuration. */
@Component
class AwsAccounts implements ConfiguredAccounts {

    private final AwsProperties properties;

    AwsAccounts(AwsProperties properties) {
        this.properties = properties;
    }

    @Override
    public Optional<String> externalId(AccountId account) {
        return Optional.ofNullable(properties.accounts().get(account.digits())).map(AwsProperties.Account::externalId);
    }

    @Override
    public boolean carriesSourceIdentity(AccountId account) {
        AwsProperties.Account configured = properties.accounts().get(account.digits());
        return configured != null && configured.sourceIdentity();
    }
}
