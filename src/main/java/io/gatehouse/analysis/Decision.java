package io.gatehouse.analysis;

/** What IAM does with a call. */
public enum Decision {
    ALLOWED,
    /** A Deny applies, whatever else does. */
    EXPLICIT_DENY,
    /** No Allow applies, or not on every level. */
    IMPLICIT_DENY
}
