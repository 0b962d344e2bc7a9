package io.gatehouse.enforcement;

import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.iam.AccountId;
import io.gatehouse.request.CarriedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who works on what. A replica works on a run only while it holds the lease of the run's principal, which lapses when the
 * replica dies.
 */
public interface RunLeases {

    /**
     * The right to work on a run and its principal until the lease lapses.
     *
     * @param interrupted whether calls of whoever had the principal before are still open
     * @param paused whether the account has waited, since AWS limited the rate of its calls
     */
    record Lease(EnforcementRun run, UUID token, boolean interrupted, boolean paused) {}

    /**
     * How a run ends.
     *
     * @param event what says so
     * @param last the run's last call, if it is still open: it is closed with it
     * @param nextLook when to look at what it has done to IAM
     */
    record Ending(
            RunStatus status,
            Optional<RunError> error,
            Instant at,
            CarriedEvent event,
            Optional<EndedCall> last,
            Optional<Instant> nextLook) {}

    /**
     * Takes the run that has been due for longest, of those that nobody works on, whose principal nobody works on and whose
     * account is not to wait; counts the attempt. By one statement of the caller's transaction: by
     * itself, it could be kept when nobody waits for it any more.
     *
     * @param busy accounts that shall be passed over
     * @param attempted what is put on record with it, for each operation; who attempts what is added
     * @throws UnreadableRunException if what was taken is no run
     */
    Optional<Lease> claim(
            Instant now, Duration duration, Set<AccountId> busy, Map<RunOperation, CarriedEvent> attempted);

    /** Lets others go first until this time; nothing of the run is read. */
    void putOff(UUID run, Instant due);

    /** @throws LeaseLostException if somebody else took the run or its principal, or the run was ended */
    void renew(Lease lease, Instant until);

    /** @throws LeaseLostException as {@link #renew} */
    void retry(Lease lease, RunError error, Instant due);

    /**
     * Ends the run.
     *
     * @throws LeaseLostException as {@link #renew}
     */
    void finish(Lease lease, Ending ending);

    /**
     * Ends the run with a change of its request, by one statement of the caller's transaction.
     *
     * @return whether both were done; if not, the transaction must be rolled back
     */
    boolean finish(Lease lease, Ending ending, CarriedChange request);

    /** Lets others have the principal, as far as the lease still holds it. */
    void release(Lease lease);
}
