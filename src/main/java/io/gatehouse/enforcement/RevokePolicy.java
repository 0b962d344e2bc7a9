package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;

/** Takes the policy away from the principal, and believes it only once IAM shows that it is gone. */
final class RevokePolicy {

    private RevokePolicy() {}

    static void run(IamSession iam, AssociationRequest request) {
        IamFailure stillThere = IamFailure.of(IamFailure.Kind.NOT_YET_VISIBLE);
        try {
            iam.delete(request.principal(), request.policyName());
        } catch (IamFailure failure) {
            if (!failure.isUncertain()) {
                throw failure;
            }
            stillThere = failure;
        }
        if (iam.read(request.principal(), request.policyName()).isPresent()) {
            throw stillThere;
        }
    }
}
