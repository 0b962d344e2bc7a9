package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.Outcome;
import io.gatehouse.enforcement.EnforcementRuns.Lease;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.Enforcement;
import io.gatehouse.request.EnforcementStatus;
import io.gatehouse.request.RequestStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down how an attempt ended: the run, the request and the audit event together. */
@Component
class RunSettlement {

    private static final RunError CONFLICT = new RunError(
            "CONFLICT",
            "IAM has another document under this policy's name, so nothing was written. Verify the request to see the"
                    + " difference; to start afresh, revoke it and make a new request.");

    private final EnforcementRuns runs;
    private final AssociationRequests requests;
    private final AuditTrail audit;
    private final Clock clock;

    RunSettlement(EnforcementRuns runs, AssociationRequests requests, AuditTrail audit, Clock clock) {
        this.runs = runs;
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void applied(Lease lease) {
        AssociationRequest request = locked(lease);
        Instant now = now();
        Enforcement inForce = request.enforcement().verified(EnforcementStatus.IN_FORCE, now, Optional.empty());
        settle(lease, request.become(RequestStatus.APPLIED, inForce, now), Optional.empty());
    }

    @Transactional
    public void revoked(Lease lease) {
        AssociationRequest request = locked(lease);
        Instant now = now();
        Enforcement gone = request.enforcement().verified(EnforcementStatus.REVOKED, now, Optional.empty());
        settle(lease, request.become(RequestStatus.REVOKED, gone, now), Optional.empty());
    }

    @Transactional
    public void conflict(Lease lease, LivePolicy live) {
        AssociationRequest request = locked(lease);
        Instant now = now();
        Enforcement conflict = request.enforcement()
                .verified(EnforcementStatus.CONFLICT, now, Optional.of(VerificationResult.CHANGED.name()));
        settle(lease, request.become(request.status(), conflict, now), Optional.of(CONFLICT), live);
    }

    @Transactional
    public void failed(Lease lease, RunError error) {
        AssociationRequest request = locked(lease);
        Enforcement failed = request.enforcement().become(EnforcementStatus.FAILED);
        settle(lease, request.become(request.status(), failed, now()), Optional.of(error));
    }

    @Transactional
    public void retry(Lease lease, RunError error, Instant due) {
        runs.retry(lease, error, due);
        audit.append(event(lease, actions(lease).retried(), Outcome.FAILED)
                .with("attempt", lease.run().attempts())
                .with("error", error.code()));
    }

    private void settle(Lease lease, AssociationRequest changed, Optional<RunError> error) {
        finish(lease, changed, error, outcome(lease, changed, error));
    }

    private void settle(Lease lease, AssociationRequest changed, Optional<RunError> error, LivePolicy live) {
        AuditEvent event = outcome(lease, changed, error);
        finish(
                lease,
                changed,
                error,
                live.digest().map(it -> event.with("liveDigest", it.toString())).orElse(event));
    }

    private void finish(Lease lease, AssociationRequest changed, Optional<RunError> error, AuditEvent event) {
        runs.finish(lease, error.isEmpty() ? RunStatus.SUCCEEDED : RunStatus.FAILED, error, now());
        requests.update(changed);
        audit.append(event);
    }

    private static AuditEvent outcome(Lease lease, AssociationRequest changed, Optional<RunError> error) {
        AuditEvent event = event(
                        lease,
                        error.isEmpty()
                                ? actions(lease).succeeded()
                                : actions(lease).failed(),
                        error.isEmpty() ? Outcome.SUCCEEDED : Outcome.FAILED)
                .with("status", changed.status().name())
                .with("enforcementStatus", changed.enforcement().status().name())
                .with("policyDigest", changed.policy().digest().toString());
        return error.map(it -> event.with("error", it.code()).with("errorDetail", it.detail()))
                .orElse(event);
    }

    private static RunActions actions(Lease lease) {
        return lease.run().operation().actions();
    }

    private static AuditEvent event(Lease lease, AuditAction action, Outcome outcome) {
        EnforcementRun run = lease.run();
        return AuditEvent.of(action, outcome)
                .about(run.requestId())
                .by(run.actor())
                .with("runId", run.id().toString());
    }

    private AssociationRequest locked(Lease lease) {
        return requests.lock(lease.run().requestId());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
