package io.gatehouse.enforcement;

import io.gatehouse.policy.PrincipalArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One piece of work on IAM for one request. A request has at most one that is not finished, and a principal at most one
 * that is being worked on.
 *
 * @param actor the operator on whose behalf it runs
 * @param httpRequestId of the call that asked for it, so that its log lines and audit events can be found
 * @param error of the last attempt
 */
public record EnforcementRun(
        UUID id,
        UUID requestId,
        PrincipalArn principal,
        RunOperation operation,
        RunStatus status,
        int attempts,
        List<String> awsRequestIds,
        Optional<RunError> error,
        String actor,
        Optional<String> reason,
        Optional<String> httpRequestId,
        Instant createdAt,
        Optional<Instant> finishedAt) {

    public EnforcementRun {
        awsRequestIds = List.copyOf(awsRequestIds);
    }

    /** Ties log lines and audit events of the run to the HTTP request that asked for it. */
    String correlationId() {
        return httpRequestId.orElse("run-" + id);
    }

    public boolean isFinished() {
        return finishedAt.isPresent();
    }
}
