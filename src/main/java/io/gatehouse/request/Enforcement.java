package io.gatehouse.request;

import io.gatehouse.analysis.Witness;
import io.gatehouse.iam.PolicyDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a request in IAM, as far as it is known.
 *
 * @param principalId IAM's unique id of the principal, by which one is told from another that is given its name later
 * @param conflict the document that stood in the way of applying
 * @param replaceable the digest of the document that an approver has seen and allowed to be replaced
 */
public record Enforcement(
        EnforcementStatus status,
        PolicyKind policyKind,
        Optional<Instant> lastVerifiedAt,
        Optional<Drift> drift,
        Optional<String> principalId,
        Optional<Conflict> conflict,
        Optional<PolicyDigest> replaceable) {

    /**
     * How the live policy differs from the approved one, and since when that is known.
     *
     * @param change whether a changed document allows less, more, or something else; none where it cannot be said
     * @param witness a call that only the live document allows
     */
    public record Drift(
            String result,
            Instant detectedAt,
            @Nullable String change,
            @Nullable Witness witness) {}

    /**
     * A document that is not the approved one.
     *
     * @param liveDigest of its canonical form, or of its very text if it cannot be read
     * @param differences statements that are only approved or only live
     */
    public record Conflict(PolicyDigest liveDigest, List<Difference> differences) {

        /** @param policy a document with nothing but the statement */
        public record Difference(String change, String policy) {}

        public Conflict {
            differences = List.copyOf(differences);
        }
    }

    public static final Enforcement NONE = new Enforcement(
            EnforcementStatus.NOT_APPLIED,
            PolicyKind.INLINE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Whether IAM may have something of the policy. */
    public boolean mayBeLive() {
        return status != EnforcementStatus.NOT_APPLIED && status != EnforcementStatus.REVOKED;
    }

    /** Whether the policy was put on a principal that this one only has the name of. */
    public boolean isOnAnother(String principal) {
        return principalId.filter(known -> !known.equals(principal)).isPresent();
    }

    /** What is known of drift stays until a verification or an application says otherwise. */
    public Enforcement become(EnforcementStatus next) {
        return new Enforcement(next, policyKind, lastVerifiedAt, drift, principalId, conflict, replaceable);
    }

    /** Looked at again, and as it was. */
    public Enforcement seen(Instant at) {
        return new Enforcement(status, policyKind, Optional.of(at), drift, principalId, conflict, replaceable);
    }

    public Enforcement verified(EnforcementStatus next, Instant at, Optional<Drift> difference) {
        Optional<Drift> since =
                difference.map(found -> drift.filter(known -> known.result().equals(found.result()))
                        .map(known -> new Drift(found.result(), known.detectedAt(), found.change(), found.witness()))
                        .orElse(found));
        return new Enforcement(next, policyKind, Optional.of(at), since, principalId, conflict, replaceable);
    }

    public Enforcement of(PolicyKind kind) {
        return new Enforcement(status, kind, lastVerifiedAt, drift, principalId, conflict, replaceable);
    }

    public Enforcement on(Optional<String> principal) {
        return new Enforcement(status, policyKind, lastVerifiedAt, drift, principal, conflict, replaceable);
    }

    /** What stands in the way, or nothing any more. */
    public Enforcement against(Optional<Conflict> found) {
        return new Enforcement(status, policyKind, lastVerifiedAt, drift, principalId, found, Optional.empty());
    }

    /** That what stands in the way may be replaced: this very document and no other. */
    public Enforcement replacing(PolicyDigest live) {
        return new Enforcement(status, policyKind, lastVerifiedAt, drift, principalId, conflict, Optional.of(live));
    }
}
