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
        if (tried && isGone(iam, request)) {
            return;
        }
        IamFailure stillThere = IamFailure.of(IamFailure.Kind.NOT_YET_VISIBLE);
        try {
            iam.delete(request.principal(), request.policyName());
        } catch (IamFailure failure) {
            if (!failure.isUncertain()) {
                throw failure;
            }
            stillThere = failure;
        }
        if (!isGone(iam, request)) {
            throw stillThere;
        }
    }

    private static boolean isGone(IamSession iam, AssociationRequest request) {
        return iam.read(request.principal(), request.policyName()).isEmpty();
    }
}
