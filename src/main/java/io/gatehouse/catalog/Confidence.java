package io.gatehouse.catalog;

/** Whether a page of AWS says it, or it is plausible and to be tried in an account. */
public enum Confidence {
    DOCUMENTED,
    CHECK_IN_ACCOUNT
}
