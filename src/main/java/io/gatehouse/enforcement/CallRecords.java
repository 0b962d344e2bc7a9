package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.policy.PrincipalArn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down calls of AWS: the intent, the outcome, and that a call was interrupted. */
@Component
class CallRecords {

    private static final Logger LOG = LoggerFactory.getLogger(CallRecords.class);

    private static final RunError INTERRUPTED =
            IamFailure.of(IamFailure.Kind.INTERRUPTED).toError();

    private final OpenCalls calls;
    private final AuditTrail audit;
    private final Clock clock;

    CallRecords(OpenCalls calls, AuditTrail audit, Clock clock) {
        this.calls = calls;
        this.audit = audit;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Those of no run. */
    SuccessiveCalls ofNoRun() {
        return new SuccessiveCalls(this, (call, before) -> calls.open(call, intent(call), before));
    }

    /**
     * Those of one attempt of a run.
     *
     * @param length for how long each of them extends the lease
     */
    SuccessiveCalls of(Lease lease, Duration length) {
        return new SuccessiveCalls(
                this,
                (call, before) -> calls.open(
                        call, intent(call), before, lease, call.startedAt().plus(length)));
    }

    private CarriedEvent intent(OpenCall call) {
        return audit.carried(new CallEvents(call).intent());
    }

    EndedCall ended(OpenCall call, AuditEvent outcome) {
        return new EndedCall(call, outcome, audit.carried(outcome));
    }

    /**
     * What cannot be kept is said in the log at least; the call stays open, and is ended when the run is taken over.
     *
     * @throws LeaseLostException or {@link IamFailure} if the call was interrupted meanwhile, which is its outcome then
     */
    void close(EndedCall ended) {
        if (!closeIfOpen(ended)) {
            warn(ended);
            throw lost(ended.call());
        }
    }

    /** @return whether it was open */
    boolean closeIfOpen(EndedCall ended) {
        boolean done = false;
        try {
            boolean open = calls.close(ended.call(), ended.carried());
            done = true;
            return open;
        } finally {
            if (!done) {
                warn(ended);
            }
        }
    }

    private static void warn(EndedCall ended) {
        AuditEvent outcome = ended.outcome();
        LOG.warn("An outcome is not on record: {} {}", outcome.outcome(), outcome.detail());
    }

    /** Ends the calls that were being made when the last run on the principal was interrupted. */
    @Transactional
    public void interrupted(PrincipalArn principal) {
        record(calls.closeAllOf(principal));
    }

    /** Ends the calls of no run that were interrupted. */
    @Transactional
    public void interruptedBefore(Instant time) {
        record(calls.closeLoneBefore(time));
    }

    private void record(List<OpenCall> interrupted) {
        for (OpenCall call : interrupted) {
            audit.append(new CallEvents(call).failed(INTERRUPTED, Optional.empty()));
        }
    }

    static RuntimeException lost(OpenCall call) {
        return call.subject()
                .runId()
                .<RuntimeException>map(LeaseLostException::new)
                .orElseGet(() -> IamFailure.of(IamFailure.Kind.INTERRUPTED));
    }
}
