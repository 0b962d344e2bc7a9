package io.gatehouse.request;

/** Where a policy lives in IAM. */
public enum PolicyKind {
    /** In the role or user itself. */
    INLINE,
    /** A customer managed policy, attached to it. */
    MANAGED
}
