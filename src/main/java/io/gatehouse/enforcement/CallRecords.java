package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.policy.PrincipalArn;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down calls of AWS: the intent, the outcome, and that a call was interrupted. */
@Component
class CallRecords {

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

    void intent(OpenCall call) {
        calls.open(call, audit.carried(new CallEvents(call).intent()));
    }

    /** @throws LeaseLostException as {@link OpenCalls#open(OpenCall, CarriedEvent, Lease, Instant)} */
    void intent(OpenCall call, Lease lease, Instant until) {
        calls.open(call, audit.carried(new CallEvents(call).intent()), lease, until);
    }

    /** @throws LeaseLostException or {@link IamFailure} if the call was interrupted meanwhile, which is its outcome then */
    void succeeded(OpenCall call, String awsRequestId) {
        close(call, new CallEvents(call).succeeded(awsRequestId));
    }

    /** Throws as {@link #succeeded}. */
    void failed(OpenCall call, IamFailure failure) {
        close(call, new CallEvents(call).failed(failure.toError(), failure.awsRequestId()));
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

    private void close(OpenCall call, AuditEvent outcome) {
        if (!calls.close(call, audit.carried(outcome))) {
            throw lost(call);
        }
    }

    private static RuntimeException lost(OpenCall call) {
        return call.subject()
                .runId()
                .<RuntimeException>map(LeaseLostException::new)
                .orElseGet(() -> IamFailure.of(IamFailure.Kind.INTERRUPTED));
    }
}
