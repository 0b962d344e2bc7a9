package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;

/** Takes the policy away from the principal, and believes it only once IAM shows that it is gone. */
final class RevokePolicy {

    private RevokePolicy() {}

    /**
     * @param tried whether an earlier attempt may have deleted it. If none has, a policy that IAM does not show is deleted
     *     all the same: it may have been written a moment ago
     */
    static void run(IamSession iam, AssociationRequest request, boolean tried) {
        Placement placement = Placement.of(iam, request);
        if (tried && placement.isGone()) {
            return;
        }
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
