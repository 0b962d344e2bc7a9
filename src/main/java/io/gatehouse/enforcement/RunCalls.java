package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.enforcement.RunLeases.Lease;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one attempt of a run. The outcome of each is committed with the intent of the next, or once the attempt is
 * over; if the replica dies in between, the call counts as interrupted.
 */
final class RunCalls implements CallLedger {

    private final CallRecords records;
    private final Lease lease;
    private final Duration length;
    private @Nullable EndedCall last;
    /** Whether the statement that was to commit the last outcome failed, so that it may be committed all the same. */
    private boolean doubtful;

    RunCalls(CallRecords records, Lease lease, Duration length) {
        this.records = records;
        this.lease = lease;
        this.length = length;
    }

    /** Extends the lease. */
    @Override
    public OpenCall begin(CallSubject subject, String action) {
        OpenCall call = OpenCall.of(subject, action, records.now());
        doubtful = last != null;
        boolean held = records.open(call, last, lease, call.startedAt().plus(length));
        doubtful = false;
        if (!held) {
            settle();
            throw new LeaseLostException(lease.run().id());
        }
        last = null;
        return call;
    }

    @Override
    public void end(OpenCall call, AuditEvent outcome) {
        last = records.ended(call, outcome);
    }

    /** Commits the outcome of the last call, if it is not yet. */
    void settle() {
        EndedCall ended = last;
        if (ended != null) {
            last = null;
            if (doubtful) {
                records.closeIfOpen(ended);
            } else {
                records.close(ended);
            }
        }
    }
}
