package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;

/** Takes the policy away from the principal, and believes it only once IAM shows that it is gone. */
final class RevokePolicy {

    private RevokePolicy() {}

    static void run(IamSession iam, AssociationRequest request) {
        Placement placement = Placement.of(iam, request);
        IamFailure stillThere = IamFailure.of(IamFailure.Kind.NOT_YET_VISIBLE);
        try {
            placement.remove();
        } catch (IamFailure failure) {
            if (!failure.isUncertain()) {
                throw failure;
            }
            stillThere = failure;
        }
        if (!placement.isGone()) {
            throw stillThere;
        }
    }
}
