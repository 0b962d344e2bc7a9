package io.gatehouse.enforcement;

import io.gatehouse.iam.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** When each grant is to be looked at next. Replicas share the work, and what one leaves undone is due again. */
public interface DriftChecks {

    /**
     * One that is claimed.
     *
     * @param due when it was due, before it was claimed
     * @param until the end of the lease
     */
    record Check(UUID requestId, AccountId account, Instant due, Instant until) {}

    /** Replaces what was said before. */
    void schedule(UUID requestId, AccountId account, Instant due);

    /** Unless it has been scheduled anew since it was claimed. */
    void reschedule(Check claimed, Instant due);

    /**
     * What was looked at is as it was known. Puts the outcome of the look's last call on record, says of the request, if it
     * still is at this version, when it was seen, and reschedules, all in one statement.
     *
     * @return whether the call was open; if not, nothing was stored
     */
    boolean seen(Check claimed, EndedCall last, long version, Instant at, Instant due);

    /** There is nothing to look at any more, unless it has been scheduled anew since it was claimed. */
    void end(Check claimed);

    /**
     * Takes some that are due, those that have been for longest, with a share for each account that has any. Who does not
     * reschedule them by the end of the lease leaves them to others.
     *
     * @param limit how many at most; of an account only so many that as many accounts as have any have their share
     * @param except accounts that are left alone for now
     */
    List<Check> claim(Instant now, Instant leaseUntil, int limit, Set<AccountId> except);

    /** When the next one is due, or was. */
    Optional<Instant> next();
}
