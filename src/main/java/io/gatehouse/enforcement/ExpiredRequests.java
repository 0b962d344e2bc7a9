package io.gatehouse.enforcement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Requests whose grant is over and that are still open. */
public interface ExpiredRequests {

    /**
     * Longest over first.
     *
     * @param revocable whether to find also those of which IAM may have something, unless that is being removed, or failed to
     *     be removed after the given time
     */
    List<UUID> find(Instant now, boolean revocable, Instant failedAfter, int limit);
}
