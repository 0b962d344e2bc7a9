package io.gatehouse.request.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.policy.IntentForm;
import io.gatehouse.policy.Note;
import io.gatehouse.policy.Precondition;
import io.gatehouse.policy.Proof;
import io.gatehouse.policy.ProvedWarning;
import io.gatehouse.policy.StatementReasons;
import io.gatehouse.request.Approval;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.Decision;
import io.gatehouse.request.Enforcement;
import io.gatehouse.request.EnforcementStatus;
import io.gatehouse.request.PolicyKind;
import io.gatehouse.request.PreflightFinding;
import io.gatehouse.request.PreflightReport;
import io.gatehouse.request.PreflightReport.Headroom;
import io.gatehouse.request.RequestStatus;
import io.gatehouse.web.EntityTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as the API shows it. */
record RequestView(
        UUID id,
        RequestStatus status,
        String requester,
        Instant createdAt,
        Instant updatedAt,
        IntentForm intent,
        String policyDigest,
        @JsonRawValue String policy,
        String catalogVersion,
        List<StatementReasons> statements,
        @Nullable Proof proof,
        List<ProvedWarning> warnings,
        List<Precondition> preconditions,
        List<Note> notes,
        List<ApprovalView> approvals,
        EnforcementView enforcement,
        @Nullable PreflightView preflight,
        PreflightReport.@Nullable AccessChange effectiveAccess) {

    /** What was found of the principal, without what the policy changes. */
    record PreflightView(Instant examinedAt, String principalId, List<PreflightFinding> findings, Headroom headroom) {

        static PreflightView of(PreflightReport report) {
            return new PreflightView(report.examinedAt(), report.principalId(), report.findings(), report.headroom());
        }
    }

    record ApprovalView(
            String approver,
            Decision decision,
            String policyDigest,
            @Nullable String liveDigest,
            @Nullable String comment,
            Instant at) {

        static ApprovalView of(Approval approval) {
            return new ApprovalView(
                    approval.approver(),
                    approval.decision(),
                    approval.policyDigest().toString(),
                    approval.live().map(PolicyDigest::toString).orElse(null),
                    approval.comment().orElse(null),
                    approval.at());
        }
    }

    record EnforcementView(
            EnforcementStatus status,
            PolicyKind policyKind,
            String policyName,
            @Nullable Instant lastVerifiedAt,
            Enforcement.@Nullable Drift drift,
            @Nullable ConflictView conflict,
            @Nullable String replaceableDigest) {}

    /** The document that stood in the way, and the statements in which it differs from the approved one. */
    record ConflictView(String liveDigest, List<DifferenceView> liveStatementsDiff) {

        record DifferenceView(String change, @JsonRawValue String policy) {}

        static ConflictView of(Enforcement.Conflict conflict) {
            return new ConflictView(
                    conflict.liveDigest().toString(),
                    conflict.differences().stream()
                            .map(it -> new DifferenceView(it.change(), it.policy()))
                            .toList());
        }
    }

    /** Without what takes long to say or much room to show. */
    static RequestView inList(AssociationRequest request) {
        return of(request, null, null);
    }

    static RequestView whole(AssociationRequest request, Optional<Proof> proof) {
        return of(
                request,
                proof.orElse(null),
                request.preflight().map(PreflightReport::effectiveAccess).orElse(null));
    }

    private static RequestView of(
            AssociationRequest request, @Nullable Proof proof, PreflightReport.@Nullable AccessChange effectiveAccess) {
        Enforcement enforcement = request.enforcement();
        return new RequestView(
                request.id(),
                request.status(),
                request.requester(),
                request.createdAt(),
                request.updatedAt(),
                request.intent(),
                request.policy().digest().toString(),
                request.policy().json(),
                request.policy().catalogVersion(),
                request.policy().statements(),
                proof,
                ProvedWarning.of(request.policy().warnings(), proof),
                request.policy().preconditions(),
                Note.ALWAYS,
                request.approvals().stream().map(ApprovalView::of).toList(),
                new EnforcementView(
                        enforcement.status(),
                        enforcement.policyKind(),
                        request.policyName(),
                        enforcement.lastVerifiedAt().orElse(null),
                        enforcement.drift().orElse(null),
                        enforcement.conflict().map(ConflictView::of).orElse(null),
                        enforcement.replaceable().map(PolicyDigest::toString).orElse(null)),
                request.preflight().map(PreflightView::of).orElse(null),
                effectiveAccess);
    }

    static EntityTag tag(AssociationRequest request) {
        return new EntityTag(request.tag());
    }
}
