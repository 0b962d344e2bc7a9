package io.gatehouse.enforcement;

/** Where a run is. */
public enum RunStatus {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED
}
