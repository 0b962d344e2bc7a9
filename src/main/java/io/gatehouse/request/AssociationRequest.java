package io.gatehouse.request;

import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.policy.InstanceArn;
import io.gatehouse.policy.IntentForm;
import io.gatehouse.policy.PrincipalArn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A request that a principal may associate resources with an instance.
 *
 * @param version counts its changes; a change made to another version than the stored one is refused
 * @param intent with every default filled in
 * @param preflight what was found of the principal; none where IAM is not called
 */
public record AssociationRequest(
        UUID id,
        long version,
        RequestStatus status,
        String requester,
        Instant createdAt,
        Instant updatedAt,
        PrincipalArn principal,
        InstanceArn instance,
        Optional<Instant> expiresAt,
        IntentForm intent,
        RequestedPolicy policy,
        List<Approval> approvals,
        Enforcement enforcement,
        Optional<PreflightReport> preflight) {

    public AssociationRequest {
        approvals = List.copyOf(approvals);
    }

    /** The name of the policy on the principal. Whole, since the head of a version 7 UUID is only its time. */
    public String policyName() {
        return "Gatehouse-" + id;
    }

    /** Tells this version of the representation from every other. */
    public String tag() {
        return id + "-" + version;
    }

    public boolean isExpired(Instant now) {
        return expiresAt.isPresent() && !expiresAt.get().isAfter(now);
    }

    /** A new request whose principal has been looked at: it is meant for that one, and for no later one of its name. */
    AssociationRequest examined(PreflightReport report) {
        return with(report, enforcement.on(Optional.of(report.principalId())), version, updatedAt);
    }

    /** The same request one version later, whose principal has been looked at again. */
    AssociationRequest examinedAgain(PreflightReport report) {
        return with(report, enforcement, version + 1, report.examinedAt());
    }

    private AssociationRequest with(PreflightReport report, Enforcement known, long number, Instant now) {
        return new AssociationRequest(
                id,
                number,
                status,
                requester,
                createdAt,
                now,
                principal,
                instance,
                expiresAt,
                intent,
                policy,
                approvals,
                known,
                Optional.of(report));
    }

    /** Whether it can still be cancelled: once its application was tried, IAM may have something to revoke. */
    boolean isCancellable() {
        return status == RequestStatus.PENDING_APPROVAL || (status == RequestStatus.APPROVED && isNeverApplied());
    }

    boolean isNeverApplied() {
        return enforcement.status() == EnforcementStatus.NOT_APPLIED;
    }

    /** What was applied and is not in force as approved, or was taken away and is there again. */
    public Optional<Enforcement.Drift> openDrift() {
        boolean open = status == RequestStatus.APPLIED || enforcement.status() == EnforcementStatus.DRIFTED;
        return enforcement.drift().filter(it -> open);
    }

    AssociationRequest decided(Approval approval) {
        return with(approval.decision().outcome(), enforcement, approvalsAnd(approval), approval.at());
    }

    /** Whether a document that nobody approved stands in the way, so that an approver has to decide once more. */
    boolean isInConflict() {
        return (status == RequestStatus.APPROVED || status == RequestStatus.APPLIED)
                && enforcement.status() == EnforcementStatus.CONFLICT
                && enforcement.conflict().isPresent();
    }

    /** The digest of the document that stands in the way. */
    Optional<PolicyDigest> inTheWay() {
        return enforcement.conflict().map(Enforcement.Conflict::liveDigest);
    }

    /** Either what stands in the way may be replaced, or nothing is to be put in its place: IAM then has nothing of ours. */
    AssociationRequest decidedAgain(Approval approval) {
        return switch (approval.decision()) {
            case APPROVE ->
                with(
                        status,
                        enforcement.replacing(approval.live().orElseThrow()),
                        approvalsAnd(approval),
                        approval.at());
            case REJECT ->
                with(
                        RequestStatus.REJECTED,
                        enforcement.become(EnforcementStatus.NOT_APPLIED),
                        approvalsAnd(approval),
                        approval.at());
        };
    }

    private List<Approval> approvalsAnd(Approval approval) {
        List<Approval> all = new ArrayList<>(approvals);
        all.add(approval);
        return all;
    }

    /** The same request one version later, in another state. */
    public AssociationRequest become(RequestStatus next, Enforcement known, Instant now) {
        return with(next, known, approvals, now);
    }

    private AssociationRequest with(RequestStatus next, Enforcement known, List<Approval> decisions, Instant now) {
        return new AssociationRequest(
                id,
                version + 1,
                next,
                requester,
                createdAt,
                now,
                principal,
                instance,
                expiresAt,
                intent,
                policy,
                decisions,
                known,
                preflight);
    }
}
