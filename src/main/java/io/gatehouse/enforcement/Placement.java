package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import java.util.Optional;

/** Where the policy of one request lives in IAM. Every kind is read, put and removed by the same rules. */
interface Placement {

    Placed read();

    /** Puts the approved document in force, in place of what was read; repeating it after a crash does no harm. */
    void put(Optional<LivePolicy> before);

    /** Takes everything of the policy away; that something is not there is no failure. */
    void remove();

    /** Whether IAM shows nothing of the policy any more. */
    boolean isGone();

    static Placement of(IamSession iam, AssociationRequest request) {
        return switch (request.enforcement().policyKind()) {
            case INLINE -> new InlinePlacement(iam, request);
            case MANAGED -> new ManagedPlacement(iam.managed(), request);
        };
    }
}
