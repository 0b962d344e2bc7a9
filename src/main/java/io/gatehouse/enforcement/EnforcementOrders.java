package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.Outcome;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.EnforcementStatus;
import io.gatehouse.request.RequestStatus;
import io.gatehouse.security.Actor;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestId;
import io.gatehouse.web.RequestRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/** Takes orders to apply and to revoke; each opens a run, which is then worked on in the background. */
@Service
public class EnforcementOrders {

    private final EnforcementRuns runs;
    private final AssociationRequests requests;
    private final EnforcementSwitch enforcement;
    private final AuditTrail audit;
    private final IdGenerator ids;
    private final Clock clock;

    EnforcementOrders(
            EnforcementRuns runs,
            AssociationRequests requests,
            EnforcementSwitch enforcement,
            AuditTrail audit,
            IdGenerator ids,
            Clock clock) {
        this.runs = runs;
        this.requests = requests;
        this.enforcement = enforcement;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The run that applies the request: the one that is open already, or a new one. */
    @Transactional
    public EnforcementRun apply(AssociationRequest request, Actor actor) {
        enforcement.requireOn(request);
        return openRun(request, RunOperation.APPLY).orElseGet(() -> {
            requireApplicable(request);
            return open(request, RunOperation.APPLY, actor, Optional.empty());
        });
    }

    @Transactional
    public EnforcementRun revoke(AssociationRequest request, String reason, Actor actor) {
        enforcement.requireOn(request);
        return openRun(request, RunOperation.REVOKE).orElseGet(() -> {
            requireRevocable(request);
            return open(request, RunOperation.REVOKE, actor, Optional.of(reason));
        });
    }

    /** Whether the request could be applied now. */
    public void requireApplicable(AssociationRequest request) {
        if (request.status() != RequestStatus.APPROVED && request.status() != RequestStatus.APPLIED) {
            throw wrongState(request, "The request is " + request.status() + "; only an approved one can be applied.");
        }
        if (request.isExpired(clock.instant())) {
            throw wrongState(
                    request, "The grant expired at " + request.expiresAt().get() + ".");
        }
    }

    /** What was applied, may have been by a failed try, or is there again although it was revoked. */
    private static void requireRevocable(AssociationRequest request) {
        EnforcementStatus known = request.enforcement().status();
        boolean revocable = switch (request.status()) {
            case APPLIED -> true;
            case APPROVED -> known != EnforcementStatus.NOT_APPLIED;
            case REVOKED -> known == EnforcementStatus.DRIFTED;
            case PENDING_APPROVAL, REJECTED, CANCELLED, EXPIRED -> false;
        };
        if (!revocable) {
            throw wrongState(
                    request,
                    "The request is " + request.status()
                            + " and IAM has nothing of it that is known: there is nothing to" + " revoke.");
        }
    }

    private Optional<EnforcementRun> openRun(AssociationRequest request, RunOperation wanted) {
        Optional<EnforcementRun> open = runs.findOpen(request.id());
        open.filter(run -> run.operation() != wanted).ifPresent(run -> {
            throw wrongState(
                    request,
                    "The run " + run.id() + " (" + run.operation() + ") is under way; wait until it is finished.");
        });
        return open;
    }

    private EnforcementRun open(
            AssociationRequest request, RunOperation operation, Actor actor, Optional<String> reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var run = new EnforcementRun(
                ids.generateId(),
                request.id(),
                operation,
                RunStatus.PENDING,
                0,
                List.of(),
                Optional.empty(),
                actor.subject(),
                reason,
                RequestId.current(),
                now,
                Optional.empty());
        if (!runs.open(run)) {
            return openRun(request, operation).orElseThrow(() -> concurrentChange(request));
        }
        requests.update(request.become(request.status(), request.enforcement().become(operation.underWay()), now));
        audit.append(ordered(run, request));
        return run;
    }

    private static AuditEvent ordered(EnforcementRun run, AssociationRequest request) {
        AuditEvent event = AuditEvent.of(run.operation().actions().ordered(), Outcome.STARTED)
                .about(request.id())
                .with("runId", run.id().toString())
                .with("principalArn", request.principal().toString())
                .with("policyDigest", request.policy().digest().toString());
        return run.reason().map(reason -> event.with("reason", reason)).orElse(event);
    }

    private static ProblemException concurrentChange(AssociationRequest request) {
        return ProblemException.refusal(
                        ProblemType.CONCURRENT_CHANGE, "Another run of this request has just finished; read it again.")
                .about(RequestRefused.REQUEST_ID, request.id());
    }

    private static ProblemException wrongState(AssociationRequest request, String detail) {
        return ProblemException.refusal(ProblemType.WRONG_STATE, detail).about(RequestRefused.REQUEST_ID, request.id());
    }
}
