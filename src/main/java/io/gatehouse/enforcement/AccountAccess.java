package io.gatehouse.enforcement;

import io.gatehouse.iam.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Whether it makes sense to call AWS in an account now. */
public interface AccountAccess {

    /**
     * Before when a call would only wait or be refused: the account's limit of calls is used up, or AWS failed again and
     * again there. Answers at once.
     */
    Optional<Instant> notBefore(AccountId account);

    /** The accounts in which a call would be refused now: it would not even get a turn, or AWS failed again and again. */
    Set<AccountId> refusing();
}
