package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;

/** Takes the policy away from the principal, and believes it only once IAM shows that it is gone. */
final class RevokePolicy {

    private RevokePolicy() {}

    static void run(IamSession iam, AssociationRequest request) {
        iam.delete(request.principal(), request.policyName());
        if (iam.read(request.principal(), request.policyName()).isPresent()) {
            throw IamFailure.of(IamFailure.Kind.NOT_YET_VISIBLE);
        }
    }
}
