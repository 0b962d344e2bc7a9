package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditTrail;
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

    @Transactional
    public void intent(OpenCall call) {
        calls.open(call);
        audit.append(new CallEvents(call).intent());
    }

    /** @throws LeaseLostException as {@link OpenCalls#open(OpenCall, Lease, Instant)} */
    @Transactional
    public void intent(OpenCall call, Lease lease, Instant until) {
        calls.open(call, lease, until);
        audit.append(new CallEvents(call).intent());
    }

    /** @throws LeaseLostException or {@link IamFailure} if the call was interrupted meanwhile, which is its outcome then */
    @Transactional
    public void succeeded(OpenCall call, String awsRequestId) {
        close(call, Optional.of(awsRequestId));
        audit.append(new CallEvents(call).succeeded(awsRequestId));
    }

    /** Throws as {@link #succeeded}. */
    @Transactional
    public void failed(OpenCall call, IamFailure failure) {
        close(call, failure.awsRequestId());
        audit.append(new CallEvents(call).failed(failure.toError(), failure.awsRequestId()));
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

    private void close(OpenCall call, Optional<String> awsRequestId) {
        if (!calls.close(call, awsRequestId)) {
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
