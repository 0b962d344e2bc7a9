package io.gatehouse.enforcement;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Records the calls made about one subject. The intent is committed before the call is made, the outcome after. */
final class RecordedCalls implements CallRecorder {

    private final SuccessiveCalls calls;
    private final CallSubject subject;
    private long nanosInAws;

    RecordedCalls(SuccessiveCalls calls, CallSubject subject) {
        this.calls = calls;
        this.subject = subject;
    }

    @Override
    public Optional<String> actor() {
        return Optional.of(subject.actor());
    }

    @Override
    public <T> T record(String action, Supplier<Answer<T>> call) {
        OpenCall open = calls.begin(subject, action);
        Answer<T> answer = answer(open, call);
        calls.end(open, new CallEvents(open).succeeded(answer.awsRequestId()));
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
            calls.end(open, new CallEvents(open).failed(failure.toError(), failure.awsRequestId()));
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
}
