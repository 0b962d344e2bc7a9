package io.gatehouse.enforcement;

import io.gatehouse.iam.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** When each grant is to be looked at next. Replicas share the work, and what one leaves undone is due again. */
public interface DriftChecks {

    /** @param due when it was due, before it was claimed */
    record Check(UUID requestId, AccountId account, Instant due) {}

    /** Replaces what was said before. */
    void schedule(UUID requestId, AccountId account, Instant due);

    /** There is nothing to look at any more. */
    void end(UUID requestId);

    /**
     * Takes some that are due, those that have been for longest first. Who does not schedule them anew by the end of the
     * lease leaves them to others.
     *
     * @param except accounts that are left alone for now
     */
    List<Check> claim(Instant now, Instant leaseUntil, int limit, Set<AccountId> except);

    /** When the next one is due, or was. */
    Optional<Instant> next();
}
