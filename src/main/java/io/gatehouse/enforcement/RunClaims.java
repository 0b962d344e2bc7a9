package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.Outcome;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.iam.AccountId;
import io.gatehouse.web.RequestId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes runs that are due. That an attempt begins, and what it found interrupted, is put on record with it. */
@Component
class RunClaims {

    private final RunLeases leases;
    private final AccountAccess accounts;
    private final CallRecords calls;
    private final AuditTrail audit;
    private final EnforcementProperties properties;
    private final Clock clock;

    RunClaims(
            RunLeases leases,
            AccountAccess accounts,
            CallRecords calls,
            AuditTrail audit,
            EnforcementProperties properties,
            Clock clock) {
        this.leases = leases;
        this.accounts = accounts;
        this.calls = calls;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param busy accounts that shall be passed over, as those are in which this replica would be refused a call */
    @Transactional
    public Optional<Lease> next(Set<AccountId> busy) {
        Instant now = clock.instant();
        Set<AccountId> closed = new HashSet<>(accounts.refusing());
        closed.addAll(busy);
        Optional<Lease> lease = leases.claim(now, properties.lease(), closed);
        lease.ifPresent(it -> RequestId.during(it.run().correlationId(), () -> begin(it)));
        return lease;
    }

    /** Ends the calls that no run makes and that were interrupted: they are over long since, and the next has had its turn. */
    void endInterrupted() {
        calls.interruptedBefore(clock.instant().minus(properties.lease().multipliedBy(2)));
    }

    private void begin(Lease lease) {
        EnforcementRun run = lease.run();
        if (lease.interrupted()) {
            calls.interrupted(run.principal());
        }
        audit.append(AuditEvent.of(run.operation().actions().attempted(), Outcome.STARTED)
                .about(run.requestId())
                .by(run.actor())
                .with("runId", run.id().toString())
                .with("attempt", run.attempts()));
    }
}
