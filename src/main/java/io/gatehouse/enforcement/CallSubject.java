package io.gatehouse.enforcement;

import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.request.AssociationRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * What calls of AWS are about, and on whose behalf they are made.
 *
 * @param requestId none while there is no request yet
 * @param runId of the run that the calls are steps of; none for those that only look
 */
public record CallSubject(
        Optional<UUID> requestId,
        Optional<UUID> runId,
        String actor,
        PrincipalArn principal,
        Optional<String> policyName) {

    static CallSubject of(AssociationRequest request, String actor) {
        return new CallSubject(
                Optional.of(request.id()),
                Optional.empty(),
                actor,
                request.principal(),
                Optional.of(request.policyName()));
    }

    /** Of calls that learn what a principal has. */
    static CallSubject of(PrincipalArn principal, String actor) {
        return new CallSubject(Optional.empty(), Optional.empty(), actor, principal, Optional.empty());
    }

    CallSubject in(EnforcementRun run) {
        return new CallSubject(requestId, Optional.of(run.id()), run.actor(), principal, policyName);
    }
}
