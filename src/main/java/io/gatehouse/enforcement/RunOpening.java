package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.Outcome;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.Enforcement;
import io.gatehouse.web.RequestId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;

/** Opens runs: the run, what the request shows of it, and the audit event together. */
@Component
class RunOpening {

    private final EnforcementRuns runs;
    private final AssociationRequests requests;
    private final AuditTrail audit;
    private final IdGenerator ids;
    private final Clock clock;

    RunOpening(EnforcementRuns runs, AssociationRequests requests, AuditTrail audit, IdGenerator ids, Clock clock) {
        this.runs = runs;
        this.requests = requests;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * @param request locked by the caller's transaction, and without an open run
     * @param known what is known of the policy in IAM from now on
     */
    EnforcementRun open(
            AssociationRequest request,
            Enforcement known,
            RunOperation operation,
            String actor,
            Optional<String> reason) {
        UUID id = ids.generateId();
        audit.append(ordered(id, request, operation, actor, reason));
        // Due from now on, so that no attempt is on record as of before the order.
        Instant now = now();
        var run = new EnforcementRun(
                id,
                request.id(),
                request.principal(),
                operation,
                RunStatus.PENDING,
                0,
                List.of(),
                Optional.empty(),
                actor,
                reason,
                RequestId.current(),
                now,
                Optional.empty());
        if (!runs.open(run)) {
            throw new IllegalStateException("request " + request.id() + " has an open run");
        }
        requests.update(request.become(request.status(), known.become(operation.underWay()), now));
        return run;
    }

    private static AuditEvent ordered(
            UUID run, AssociationRequest request, RunOperation operation, String actor, Optional<String> reason) {
        AuditEvent event = AuditEvent.of(operation.actions().ordered(), Outcome.STARTED)
                .about(request.id())
                .by(actor)
                .with("runId", run.toString())
                .with("principalArn", request.principal().toString())
                .with("policyDigest", request.policy().digest().toString());
        return reason.map(text -> event.with("reason", text)).orElse(event);
    }
}
