package io.gatehouse.enforcement;

/** What a comparison of the approved policy with IAM found. */
public enum VerificationResult {
    IN_FORCE,
    MISSING,
    CHANGED,
    PRINCIPAL_GONE,
    /** IAM has another principal under the same name. */
    RECREATED,
    /** It was never applied, or was revoked, and IAM does not have it. */
    NOT_APPLIED
}
