package io.gatehouse.enforcement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All runs. Changes join the caller's transaction. */
public interface EnforcementRuns {

    /** Stores a new run, unless its request has an open one. */
    boolean open(EnforcementRun run);

    Optional<EnforcementRun> find(UUID id);

    Optional<EnforcementRun> findOpen(UUID requestId);

    /** The run of the request that was opened last. */
    Optional<EnforcementRun> findLatest(UUID requestId);

    /** Newest first. */
    List<EnforcementRun> find(RunFilter filter);

    /** Ends a run, whoever works on it: they lose their lease, though not yet that on the principal. */
    void end(UUID id, RunError error, Instant now);
}
