package io.gatehouse.request;

/** Where a request is in its life. A failed call of AWS never changes it. */
public enum RequestStatus {
    PENDING_APPROVAL,
    APPROVED,
    REJECTED,
    CANCELLED,
    APPLIED,
    REVOKED,
    EXPIRED
}
