package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.policy.PrincipalArn;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down calls of AWS: the intent, the outcome, and that a call was interrupted. */
@Component
class CallRecords implements CallLedger {

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

    /** Of no run. */
    @Override
    public OpenCall begin(CallSubject subject, String action) {
        OpenCall call = OpenCall.of(subject, action, now());
        calls.open(call, audit.carried(new CallEvents(call).intent()));
        return call;
    }

    /** Throws as {@link #close}. */
    @Override
    public void end(OpenCall call, AuditEvent outcome) {
        close(ended(call, outcome));
    }

    /**
     * Opens a call of a run, and closes the one before if it is given.
     *
     * @return whether the lease is still held; if not, nothing was done
     */
    boolean open(OpenCall call, @Nullable EndedCall before, Lease lease, Instant until) {
        return calls.open(call, audit.carried(new CallEvents(call).intent()), before, lease, until);
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

    /** Ends the calls of verifications that were interrupted. */
    @Transactional
    public void interruptedBefore(Instant time) {
        record(calls.closeLoneBefore(time));
    }

    private void record(List<OpenCall> interrupted) {
        for (OpenCall call : interrupted) {
            audit.append(new CallEvents(call).failed(INTERRUPTED, Optional.empty()));
        }
    }

    private static RuntimeException lost(OpenCall call) {
        return call.subject()
                .runId()
                .<RuntimeException>map(LeaseLostException::new)
                .orElseGet(() -> IamFailure.of(IamFailure.Kind.INTERRUPTED));
    }
}
