package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.audit.Outcome;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.iam.AccountId;
import io.gatehouse.web.RequestId;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes runs that are due. That an attempt begins, and what it found interrupted, is put on record with it. */
@Component
class RunClaims {

    private static final Logger LOG = LoggerFactory.getLogger(RunClaims.class);
    /** How many that cannot be read are put off before something else is done first. */
    private static final int PUT_OFF_AT_ONCE = 10;

    private final RunLeases leases;
    private final AccountAccess accounts;
    private final CallRecords calls;
    private final AuditTrail audit;
    private final EnforcementProperties properties;
    private final TransactionOperations transaction;
    private final Clock clock;

    RunClaims(
            RunLeases leases,
            AccountAccess accounts,
            CallRecords calls,
            AuditTrail audit,
            EnforcementProperties properties,
            TransactionOperations transaction,
            Clock clock) {
        this.leases = leases;
        this.accounts = accounts;
        this.calls = calls;
        this.audit = audit;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param busy accounts that shall be passed over, as those are in which this replica would be refused a call */
    Optional<Lease> next(Set<AccountId> busy) {
        Set<AccountId> closed = new HashSet<>(accounts.refusing());
        closed.addAll(busy);
        for (int i = 0; i < PUT_OFF_AT_ONCE; i++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> claim(closed)));
            } catch (UnreadableRunException e) {
                LOG.error("A run is put off: {}", e.getMessage(), e);
                leases.putOff(e.run(), clock.instant().plus(properties.lease()));
            }
        }
        return Optional.empty();
    }

    private Optional<Lease> claim(Set<AccountId> closed) {
        Optional<Lease> lease = leases.claim(clock.instant(), properties.lease(), closed, attempted());
        lease.filter(Lease::interrupted).map(Lease::run).ifPresent(this::endCallsOn);
        return lease;
    }

    /** Ends the calls that no run makes and that were interrupted: they are over long since, and the next has had its turn. */
    void endInterrupted() {
        calls.interruptedBefore(clock.instant().minus(properties.lease().multipliedBy(2)));
    }

    private void endCallsOn(EnforcementRun next) {
        RequestId.during(next.correlationId(), () -> calls.interrupted(next.principal()));
    }

    private Map<RunOperation, CarriedEvent> attempted() {
        Map<RunOperation, CarriedEvent> attempted = new EnumMap<>(RunOperation.class);
        for (RunOperation operation : RunOperation.values()) {
            attempted.put(
                    operation, audit.carried(AuditEvent.of(operation.actions().attempted(), Outcome.STARTED)));
        }
        return attempted;
    }
}
