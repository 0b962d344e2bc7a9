package io.gatehouse.audit;

/** How it went. */
public enum Outcome {
    /** An intent, recorded before the attempt. */
    STARTED,
    SUCCEEDED,
    FAILED,
    /** A business rule said no. */
    REFUSED,
    /** The caller lacked the right. */
    DENIED
}
