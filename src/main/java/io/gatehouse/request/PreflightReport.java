package io.gatehouse.request;

import io.gatehouse.iam.PolicyLimit;
import io.gatehouse.policy.EffectiveAccess;
import io.gatehouse.policy.PolicySource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A principal as IAM had it when it was examined.
 *
 * @param principalId IAM's unique id
 * @param effectiveAccess what the policy changes; null where that could not be said in time
 */
public record PreflightReport(
        Instant examinedAt,
        String principalId,
        List<PreflightFinding> findings,
        Headroom headroom,
        @Nullable AccessChange effectiveAccess) {

    /**
     * How much room there is, in characters as IAM counts and in attachments.
     *
     * @param needed by the policy
     * @param inlineUsed by all inline policies of the principal together
     * @param attachmentLimit IAM's default quota; an account may have a larger one
     */
    public record Headroom(int needed, int inlineUsed, int inlineLimit, int attachmentsUsed, int attachmentLimit) {

        public boolean fitsInline() {
            return inlineUsed + needed <= inlineLimit;
        }

        /** What is full of attachments is left to IAM: the account's quota may be larger. */
        public boolean fitsManaged() {
            return needed <= PolicyLimit.MANAGED.characters();
        }
    }

    /**
     * What the principal can associate before, and after, the policy is applied.
     *
     * @param policies of the principal, which findings count; after, the policy of the request is one more
     */
    public record AccessChange(
            List<PolicySource> policies,
            @Nullable PolicySource permissionsBoundary,
            EffectiveAccess before,
            EffectiveAccess after) {

        public AccessChange {
            policies = List.copyOf(policies);
        }
    }

    public PreflightReport {
        findings = List.copyOf(findings);
    }

    PreflightReport and(PreflightFinding finding) {
        List<PreflightFinding> more = new ArrayList<>(findings);
        more.add(finding);
        return new PreflightReport(examinedAt, principalId, more, headroom, effectiveAccess);
    }
}
