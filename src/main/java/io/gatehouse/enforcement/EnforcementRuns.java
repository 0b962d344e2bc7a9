package io.gatehouse.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** All runs. A replica works on a run only while it holds the run's lease, which lapses when the replica dies. */
public interface EnforcementRuns {

    /** The right to work on a run until the lease lapses. */
    record Lease(EnforcementRun run, UUID token) {}

    /** Stores a new run, unless its request has an open one. */
    boolean open(EnforcementRun run);

    Optional<EnforcementRun> find(UUID id);

    Optional<EnforcementRun> findOpen(UUID requestId);

    /** Takes the run that has been due for longest and that nobody works on; counts the attempt. */
    Optional<Lease> claim(Instant now, Duration duration);

    /** @throws LeaseLostException if the lease has lapsed and somebody else took the run */
    void renew(Lease lease, Instant until);

    /** Keeps the id under which AWS knows a call of the run, even if it was answered after the lease had lapsed. */
    void addAwsRequestId(UUID runId, String awsRequestId);

    /** @throws LeaseLostException as {@link #renew} */
    void retry(Lease lease, RunError error, Instant due);

    /** @throws LeaseLostException as {@link #renew} */
    void finish(Lease lease, RunStatus status, Optional<RunError> error, Instant now);
}
