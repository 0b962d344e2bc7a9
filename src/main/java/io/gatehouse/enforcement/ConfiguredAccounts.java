package io.gatehouse.enforcement;

import io.gatehouse.iam.AccountId;
import java.util.Optional;

/** What is configured of the accounts that are reached through a role. */
public interface ConfiguredAccounts {

    /** The external id that the trust policy of the account's role asks for. */
    Optional<String> externalId(AccountId account);

    /** Whether sessions in the account's role say on whose behalf they are. */
    boolean carriesSourceIdentity(AccountId account);
}
