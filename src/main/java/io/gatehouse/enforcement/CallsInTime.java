package io.gatehouse.enforcement;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls that an HTTP caller waits for: after a while no further one is begun, however many are still to be made. */
final class CallsInTime implements CallRecorder {

    /** Besides the last call, which may take as long as any. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private final CallRecorder recorder;
    private final long end;

    CallsInTime(CallRecorder recorder, Duration longest) {
        this.recorder = recorder;
        this.end = System.nanoTime() + longest.toNanos();
    }

    @Override
    public Optional<String> actor() {
        return recorder.actor();
    }

    /** @throws IamFailure if it is too late */
    @Override
    public <T> T record(String action, Supplier<Answer<T>> call) {
        if (System.nanoTime() - end > 0) {
            throw IamFailure.of(IamFailure.Kind.TOO_SLOW);
        }
        return recorder.record(action, call);
    }
}
