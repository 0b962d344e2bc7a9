package io.gatehouse.enforcement;

import io.gatehouse.iam.AccountId;
import java.time.Duration;
import java.time.Instant;

/** Accounts whose runs wait for a while, on all replicas. */
public interface AccountPauses {

    /**
     * Has the account wait, unless it does already.
     *
     * @param first how long for the first time; doubled for each further one in a row
     */
    void pause(AccountId account, Instant now, Duration first, Duration longest, String reason);

    /** Ends the row of pauses, unless the account is to wait now. */
    void succeeded(AccountId account, Instant now);
}
