package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.Outcome;
import io.gatehouse.enforcement.EnforcementRuns.Lease;
import io.gatehouse.web.RequestId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes runs that are due. That an attempt begins, and what it found interrupted, is put on record with it. */
@Component
class RunClaims {

    private final EnforcementRuns runs;
    private final CallRecords calls;
    private final AuditTrail audit;
    private final EnforcementProperties properties;
    private final Clock clock;

    RunClaims(
            EnforcementRuns runs, CallRecords calls, AuditTrail audit, EnforcementProperties properties, Clock clock) {
        this.runs = runs;
        this.calls = calls;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional
    public Optional<Lease> next() {
        Instant now = clock.instant();
        calls.interruptedBefore(now.minus(properties.lease()));
        Optional<Lease> lease = runs.claim(now, properties.lease());
        lease.map(Lease::run).ifPresent(run -> RequestId.during(run.correlationId(), () -> begin(run)));
        return lease;
    }

    private void begin(EnforcementRun run) {
        calls.interrupted(run.id());
        audit.append(AuditEvent.of(run.operation().actions().attempted(), Outcome.STARTED)
                .about(run.requestId())
                .by(run.actor())
                .with("runId", run.id().toString())
                .with("attempt", run.attempts()));
    }
}
