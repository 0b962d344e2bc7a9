package io.gatehouse.enforcement;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records the calls made about one subject. The intent is committed before the call is made, the outcome after. */
final class RecordedCalls implements CallRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedCalls.class);

    private final CallRecords records;
    private final CallSubject subject;
    private final Consumer<OpenCall> intent;
    private long nanosInAws;

    RecordedCalls(CallRecords records, CallSubject subject) {
        this(records, subject, records::intent);
    }

    /** @param intent commits it, unless what has to hold for a call to be made does not */
    RecordedCalls(CallRecords records, CallSubject subject, Consumer<OpenCall> intent) {
        this.records = records;
        this.subject = subject;
        this.intent = intent;
    }

    @Override
    public Optional<String> actor() {
        return Optional.of(subject.actor());
    }

    @Override
    public <T> T record(String action, Supplier<Answer<T>> call) {
        OpenCall open = OpenCall.of(subject, action, records.now());
        intent.accept(open);
        Answer<T> answer = answer(open, call);
        keep(open, answer.awsRequestId(), () -> records.succeeded(open, answer.awsRequestId()));
        return answer.value();
    }

    /** How long AWS had the calls, all together. */
    Duration timeInAws() {
        return Duration.ofNanos(nanosInAws);
    }

    private <T> Answer<T> answer(OpenCall open, Supplier<Answer<T>> call) {
        try {
            return timed(call);
        } catch (IamFailure failure) {
            keep(
                    open,
                    failure + failure.awsRequestId().map(id -> ", " + id).orElse(""),
                    () -> records.failed(open, failure));
            throw failure;
        }
    }

    private <T> Answer<T> timed(Supplier<Answer<T>> call) {
        long start = System.nanoTime();
        try {
            return call.get();
        } finally {
            nanosInAws += System.nanoTime() - start;
        }
    }

    /** What cannot be kept is said in the log at least; the call stays open, and is ended when the run is taken over. */
    private void keep(OpenCall open, String outcome, Runnable step) {
        boolean kept = false;
        try {
            step.run();
            kept = true;
        } finally {
            if (!kept) {
                LOG.warn("The outcome of call {}, {}, is not on record: {}", open.id(), open.call(), outcome);
            }
        }
    }
}
