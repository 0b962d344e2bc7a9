package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A call of AWS whose intent is on record and whose outcome is not.
 *
 * @param runId of the run that it is a step of; none for a verification
 * @param call as an IAM action, such as {@code iam:PutRolePolicy}
 */
public record OpenCall(UUID id, UUID requestId, Optional<UUID> runId, String actor, String call, Instant startedAt) {

    static OpenCall of(AssociationRequest request, Optional<UUID> runId, String actor, String call, Instant now) {
        return new OpenCall(UUID.randomUUID(), request.id(), runId, actor, call, now);
    }
}
