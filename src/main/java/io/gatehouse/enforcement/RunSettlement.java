package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.Outcome;
import io.gatehouse.enforcement.RunLeases.Ending;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.Enforcement;
import io.gatehouse.request.EnforcementStatus;
import io.gatehouse.request.Expirations;
import io.gatehouse.request.RequestStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Writes down how an attempt ended: the run, the request, the audit event and the outcome of its last call together. */
@Component
class RunSettlement {

    private static final RunError CONFLICT = new RunError(
            "CONFLICT",
            "IAM has another document as this policy, so nothing was written. enforcement.conflict of the request shows the"
                    + " difference. An approver who approves the request again lets it be replaced; to start afresh,"
                    + " revoke it and make a new request.");

    private final RunLeases leases;
    private final AssociationRequests requests;
    private final DriftTransitions transitions;
    private final DriftSchedule schedule;
    private final AccountPatience patience;
    private final Expirations expirations;
    private final RunMetrics metrics;
    private final AuditTrail audit;
    private final Clock clock;

    RunSettlement(
            RunLeases leases,
            AssociationRequests requests,
            DriftTransitions transitions,
            DriftSchedule schedule,
            AccountPatience patience,
            Expirations expirations,
            RunMetrics metrics,
            AuditTrail audit,
            Clock clock) {
        this.leases = leases;
        this.requests = requests;
        this.transitions = transitions;
        this.schedule = schedule;
        this.patience = patience;
        this.expirations = expirations;
        this.metrics = metrics;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Without reading the request again, where nothing else is to be said of it.
     *
     * @param known when the attempt began; as a rule nobody changes it meanwhile
     * @return whether it was done; if not, nothing was
     */
    @Transactional
    public boolean appliedAtOnce(
            Lease lease, AssociationRequest known, LivePrincipal principal, Optional<EndedCall> last) {
        Instant now = now();
        AssociationRequest applied = inForce(known, principal, now);
        boolean done = known.openDrift().isEmpty()
                && leases.finish(lease, success(lease, applied, last, now), requests.replacing(applied));
        if (done) {
            succeeded(lease);
        } else {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return done;
    }

    @Transactional
    public void applied(Lease lease, LivePrincipal principal, Optional<EndedCall> last) {
        AssociationRequest request = locked(lease);
        Instant now = now();
        AssociationRequest applied = inForce(request, principal, now);
        requests.update(applied);
        succeed(lease, applied, last, now);
        transitions.record(request, applied);
    }

    private static AssociationRequest inForce(AssociationRequest request, LivePrincipal principal, Instant now) {
        Enforcement inForce = request.enforcement()
                .against(Optional.empty())
                .on(Optional.of(principal.id()))
                .verified(EnforcementStatus.IN_FORCE, now, Optional.empty());
        return request.become(RequestStatus.APPLIED, inForce, now);
    }

    @Transactional
    public void revoked(Lease lease, Optional<EndedCall> last) {
        AssociationRequest request = locked(lease);
        Instant now = now();
        Enforcement gone = request.enforcement()
                .against(Optional.empty())
                .verified(EnforcementStatus.REVOKED, now, Optional.empty());
        AssociationRequest ended = request.become(afterRevocation(request, lease.run(), now), gone, now);
        requests.update(ended);
        succeed(lease, ended, last, now);
        if (ended.status() == RequestStatus.EXPIRED && request.status() != RequestStatus.EXPIRED) {
            expirations.record(ended);
        }
    }

    private static RequestStatus afterRevocation(AssociationRequest request, EnforcementRun run, Instant now) {
        boolean over = request.isExpired(now)
                && run.reason().filter(Expiry.REASON::equals).isPresent();
        return switch (request.status()) {
            case REVOKED, EXPIRED -> request.status();
            case PENDING_APPROVAL, APPROVED, APPLIED, REJECTED, CANCELLED ->
                over ? RequestStatus.EXPIRED : RequestStatus.REVOKED;
        };
    }

    @Transactional
    public void conflict(Lease lease, LivePolicy live, Optional<EndedCall> last) {
        AssociationRequest request = locked(lease);
        Instant now = now();
        Enforcement conflict = request.enforcement()
                .against(Optional.of(live.toConflict()))
                .verified(
                        EnforcementStatus.CONFLICT,
                        now,
                        Optional.of(live.access().toDrift(now)));
        AssociationRequest stopped = request.become(request.status(), conflict, now);
        requests.update(stopped);
        AuditEvent event = outcome(lease, stopped, Optional.of(CONFLICT));
        fail(
                lease,
                CONFLICT,
                live.digest().map(it -> event.with("liveDigest", it.toString())).orElse(event),
                last);
        transitions.record(request, stopped);
    }

    @Transactional
    public void failed(Lease lease, RunError error) {
        AssociationRequest request = locked(lease);
        Enforcement failed = request.enforcement().become(EnforcementStatus.FAILED);
        AssociationRequest stopped = request.become(request.status(), failed, now());
        requests.update(stopped);
        fail(lease, error, outcome(lease, stopped, Optional.of(error)), Optional.empty());
    }

    @Transactional
    public void retry(Lease lease, RunError error, Instant due) {
        leases.retry(lease, error, due);
        patience.met(lease.run(), error);
        metrics.ended(lease.run().operation(), RunMetrics.RETRIED);
        audit.append(event(lease, actions(lease).retried(), Outcome.FAILED)
                .with("attempt", lease.run().attempts())
                .with("error", error.code()));
    }

    private void succeed(Lease lease, AssociationRequest changed, Optional<EndedCall> last, Instant now) {
        leases.finish(lease, success(lease, changed, last, now));
        succeeded(lease);
    }

    private Ending success(Lease lease, AssociationRequest changed, Optional<EndedCall> last, Instant now) {
        return new Ending(
                RunStatus.SUCCEEDED,
                Optional.empty(),
                now,
                audit.carried(outcome(lease, changed, Optional.empty())),
                last,
                schedule.first(changed, now));
    }

    private void succeeded(Lease lease) {
        metrics.ended(lease.run().operation(), RunMetrics.SUCCEEDED);
        patience.succeeded(lease);
    }

    private void fail(Lease lease, RunError error, AuditEvent event, Optional<EndedCall> last) {
        leases.finish(
                lease,
                new Ending(RunStatus.FAILED, Optional.of(error), now(), audit.carried(event), last, Optional.empty()));
        metrics.ended(lease.run().operation(), RunMetrics.FAILED);
        patience.met(lease.run(), error);
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
