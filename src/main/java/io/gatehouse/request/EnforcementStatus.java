package io.gatehouse.request;

/** What is known of the policy in IAM. */
public enum EnforcementStatus {
    NOT_APPLIED,
    APPLYING,
    IN_FORCE,
    /** It was in force, and the last verification found something else. */
    DRIFTED,
    FAILED,
    /** IAM has another document under the policy's name. */
    CONFLICT,
    REVOKING,
    REVOKED;

    /** Whether no run is about to change it. */
    public boolean isSettled() {
        return this != APPLYING && this != REVOKING;
    }
}
