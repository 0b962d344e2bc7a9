package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Calls of AWS that are made one after another. The outcome of each is committed with the intent of the next, or once they
 * are over; if the replica dies in between, the call counts as interrupted.
 */
final class SuccessiveCalls {

    /** Puts the intent of a call on record with the outcome of the one before, and says whether it may be made. */
    interface Opening {
        boolean open(OpenCall call, @Nullable EndedCall before);
    }

    private final CallRecords records;
    private final Opening opening;
    private @Nullable EndedCall last;
    /** Whether the statement that was to commit the last outcome failed, so that it may be committed all the same. */
    private boolean doubtful;

    SuccessiveCalls(CallRecords records, Opening opening) {
        this.records = records;
        this.opening = opening;
    }

    /**
     * Commits the intent of a call.
     *
     * @throws LeaseLostException or {@link IamFailure} if somebody else has said that these calls were interrupted
     */
    OpenCall begin(CallSubject subject, String action) {
        OpenCall call = OpenCall.of(subject, action, records.now());
        doubtful = last != null;
        boolean held = opening.open(call, last);
        doubtful = false;
        if (!held) {
            settle();
            throw CallRecords.lost(call);
        }
        last = null;
        return call;
    }

    void end(OpenCall call, AuditEvent outcome) {
        last = records.ended(call, outcome);
    }

    /** Does what makes these calls. Where one fails, its outcome is committed at once, as by {@link #settle()}. */
    <T> T during(Supplier<T> work) {
        try {
            return work.get();
        } catch (IamFailure failure) {
            settle();
            throw failure;
        }
    }

    /** Commits the outcome of the last call, if it is not yet; throws as {@link CallRecords#close}. */
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

    /**
     * Commits the outcome of the last call by a statement that says whether the call was open; throws as
     * {@link CallRecords#close} if it was not. If the statement fails, {@link #settle()} is still to be called.
     */
    void settle(Predicate<EndedCall> statement) {
        doubtful = true;
        boolean open = statement.test(Objects.requireNonNull(last, "no call was made"));
        doubtful = false;
        if (!open) {
            settle();
        }
        last = null;
    }

    /** Hands over the outcome of the last call to be committed with what is concluded; commits it alone if that fails. */
    void conclude(Consumer<Optional<EndedCall>> conclusion) {
        Optional<EndedCall> ended = Optional.ofNullable(last);
        last = null;
        boolean kept = false;
        try {
            conclusion.accept(ended);
            kept = true;
        } finally {
            if (!kept) {
                ended.ifPresent(records::closeIfOpen);
            }
        }
    }

    /** Commits the outcome of the last call together with what is concluded from it, or alone if that fails. */
    void settle(TransactionOperations transaction, Runnable conclusion) {
        EndedCall ended = last;
        boolean kept = false;
        try {
            transaction.executeWithoutResult(status -> {
                settle();
                conclusion.run();
            });
            kept = true;
        } finally {
            if (!kept && ended != null) {
                records.closeIfOpen(ended);
            }
        }
    }
}
