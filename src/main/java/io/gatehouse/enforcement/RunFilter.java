package io.gatehouse.enforcement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which runs to list, all conditions together.
 *
 * @param requester of the runs' requests
 */
public record RunFilter(
        Optional<RunStatus> status,
        Optional<RunOperation> operation,
        Optional<UUID> requestId,
        Optional<String> principalArn,
        Optional<String> requester,
        Optional<Position> before,
        int limit) {

    /** The place of a run in the list. */
    public record Position(Instant createdAt, UUID id) {}

    RunFilter of(String subject) {
        return new RunFilter(status, operation, requestId, principalArn, Optional.of(subject), before, limit);
    }
}
