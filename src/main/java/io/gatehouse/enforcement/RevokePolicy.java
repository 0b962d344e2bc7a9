package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;

/**
 * Takes the policy away from the principal. IAM may still show what was there before the last change, so that a reading can
 * say that the policy is there, and not that it is gone: every attempt deletes, which does no harm twice, and only one to
 * which AWS has answered counts.
 */
final class RevokePolicy {

    private RevokePolicy() {}

    static void run(IamSession iam, AssociationRequest request) {
        Placement placement = Placement.of(iam, request);
        placement.remove();
        if (!placement.isGone()) {
            throw IamFailure.of(IamFailure.Kind.NOT_YET_VISIBLE);
        }
    }
}
