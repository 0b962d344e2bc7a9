package io.gatehouse.request;

import io.gatehouse.iam.PolicyLimit;
import io.gatehouse.policy.PrincipalArn;

/** Where a policy lives in IAM. */
public enum PolicyKind {
    /** In the role or user itself. */
    INLINE,
    /** A customer managed policy, attached to it. */
    MANAGED;

    public PolicyLimit limit(PrincipalArn.Kind principal) {
        return switch (this) {
            case INLINE -> principal.inlineLimit();
            case MANAGED -> PolicyLimit.MANAGED;
        };
    }
}
