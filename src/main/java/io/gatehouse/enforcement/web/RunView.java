package io.gatehouse.enforcement.web;

import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.RunError;
import io.gatehouse.enforcement.RunOperation;
import io.gatehouse.enforcement.RunStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run as the API shows it. */
record RunView(
        UUID id,
        UUID requestId,
        RunOperation operation,
        RunStatus status,
        int attempts,
        List<String> awsRequestIds,
        @Nullable RunError error,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    static RunView of(EnforcementRun run) {
        return new RunView(
                run.id(),
                run.requestId(),
                run.operation(),
                run.status(),
                run.attempts(),
                run.awsRequestIds(),
                run.error().orElse(null),
                run.createdAt(),
                run.finishedAt().orElse(null));
    }

    static URI location(EnforcementRun run) {
        return URI.create("/api/v1/enforcement-runs/" + run.id());
    }
}
