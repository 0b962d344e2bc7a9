package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.Outcome;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.Enforcement;
import io.gatehouse.request.PolicyKind;
import io.gatehouse.request.PreflightReport;
import io.gatehouse.request.RequestStatus;
import io.gatehouse.security.Actor;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes orders to apply and to revoke; each opens a run, which is then worked on in the background. A revocation ends an
 * application that is under way.
 */
@Service
public class EnforcementOrders {

    private final EnforcementRuns runs;
    private final AssociationRequests requests;
    private final EnforcementSwitch enforcement;
    private final RunOpening opening;
    private final RunMetrics metrics;
    private final AuditTrail audit;
    private final Clock clock;

    EnforcementOrders(
            EnforcementRuns runs,
            AssociationRequests requests,
            EnforcementSwitch enforcement,
            RunOpening opening,
            RunMetrics metrics,
            AuditTrail audit,
            Clock clock) {
        this.runs = runs;
        this.requests = requests;
        this.enforcement = enforcement;
        this.opening = opening;
        this.metrics = metrics;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The run that applies the request: the one that is open already, or a new one.
     *
     * @param asked left out, the kind that there may be already
     */
    @Transactional
    public EnforcementRun apply(AssociationRequest seen, Optional<PolicyKind> asked, Actor actor) {
        enforcement.requireOn(seen);
        AssociationRequest request = requests.lock(seen.id());
        PolicyKind kind = kind(request, asked);
        return runs.findOpen(request.id())
                .map(open -> requireApplying(request, open, kind))
                .orElseGet(() -> {
                    requireUnchanged(seen, request);
                    requireApplicable(request, kind);
                    return opening.open(
                            request,
                            request.enforcement().of(kind),
                            RunOperation.APPLY,
                            actor.subject(),
                            Optional.empty());
                });
    }

    /**
     * Has a drifted policy applied again, unless a run is open, by nobody's order.
     *
     * @param request locked by the caller's transaction
     * @param found the document that may be replaced
     */
    @Transactional
    public void repair(AssociationRequest request, Optional<PolicyDigest> found) {
        if (runs.findOpen(request.id()).isEmpty()) {
            Enforcement known = request.enforcement();
            opening.open(
                    request,
                    found.map(known::replacing).orElse(known),
                    RunOperation.APPLY,
                    AuditEvent.SYSTEM,
                    Optional.empty());
        }
    }

    /** The run that revokes the request: the one that is open already, or a new one. */
    @Transactional
    public EnforcementRun revoke(AssociationRequest seen, String reason, Actor actor) {
        enforcement.requireOn(seen);
        AssociationRequest request = requests.lock(seen.id());
        Optional<EnforcementRun> open = runs.findOpen(request.id());
        if (open.isEmpty()) {
            requireUnchanged(seen, request);
        }
        return revoke(request, open, reason, actor.subject());
    }

    /** @param request locked by the caller's transaction */
    EnforcementRun revokeLocked(AssociationRequest request, String reason, String actor) {
        return revoke(request, runs.findOpen(request.id()), reason, actor);
    }

    private EnforcementRun revoke(
            AssociationRequest request, Optional<EnforcementRun> open, String reason, String actor) {
        return open.filter(run -> run.operation() == RunOperation.REVOKE).orElseGet(() -> {
            requireRevocable(request);
            open.ifPresent(this::supersede);
            return opening.open(request, request.enforcement(), RunOperation.REVOKE, actor, Optional.of(reason));
        });
    }

    /** Whoever works on the application loses the run at once, and keeps the principal until they notice. */
    private void supersede(EnforcementRun application) {
        RunError error = new RunError("SUPERSEDED", "The request was revoked before it was applied.");
        runs.end(application.id(), error, opening.now());
        metrics.ended(application.operation(), RunMetrics.SUPERSEDED);
        audit.append(AuditEvent.of(application.operation().actions().failed(), Outcome.FAILED)
                .about(application.requestId())
                .by(application.actor())
                .with("runId", application.id().toString())
                .with("error", error.code())
                .with("errorDetail", error.detail()));
    }

    /** What is asked for; left out, what there may be already, or else inline where that was seen to fit. */
    public static PolicyKind kind(AssociationRequest request, Optional<PolicyKind> asked) {
        Enforcement known = request.enforcement();
        if (asked.isPresent() || known.mayBeLive()) {
            return asked.orElse(known.policyKind());
        }
        boolean onlyManagedFits = request.preflight()
                .map(PreflightReport::headroom)
                .filter(room -> !room.fitsInline() && room.fitsManaged())
                .isPresent();
        return onlyManagedFits ? PolicyKind.MANAGED : PolicyKind.INLINE;
    }

    /** Whether the request could be applied now, as this kind of policy. */
    public void requireApplicable(AssociationRequest request, PolicyKind kind) {
        Applicability.require(request, kind, clock.instant());
    }

    /** What was applied, may have been by a failed try, or is there again although it was revoked. */
    static boolean isRevocable(AssociationRequest request) {
        return switch (request.status()) {
            case APPLIED -> true;
            case APPROVED, REVOKED, EXPIRED -> request.enforcement().mayBeLive();
            case PENDING_APPROVAL, REJECTED, CANCELLED -> false;
        };
    }

    private static void requireRevocable(AssociationRequest request) {
        if (!isRevocable(request)) {
            throw wrongState(
                    request,
                    "The request is " + request.status()
                            + " and IAM has nothing of it that is known: there is nothing to revoke."
                            + (request.status() == RequestStatus.APPROVED
                                            || request.status() == RequestStatus.PENDING_APPROVAL
                                    ? " Cancel it instead."
                                    : ""));
        }
    }

    private static EnforcementRun requireApplying(AssociationRequest request, EnforcementRun open, PolicyKind kind) {
        if (open.operation() != RunOperation.APPLY) {
            throw wrongState(
                    request,
                    "The run " + open.id() + " (" + open.operation() + ") is under way; wait until it is finished.");
        }
        Applicability.requireKnownKind(request, kind);
        return open;
    }

    private static void requireUnchanged(AssociationRequest seen, AssociationRequest request) {
        if (seen.version() != request.version()) {
            throw ProblemException.refusal(
                            ProblemType.CONCURRENT_CHANGE, "The request has just been changed; read it again.")
                    .about(RequestRefused.REQUEST_ID, request.id());
        }
    }

    private static ProblemException wrongState(AssociationRequest request, String detail) {
        return ProblemException.refusal(ProblemType.WRONG_STATE, detail).about(RequestRefused.REQUEST_ID, request.id());
    }
}
