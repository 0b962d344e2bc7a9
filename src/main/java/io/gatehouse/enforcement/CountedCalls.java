package io.gatehouse.enforcement;

import java.util.function.Supplier;

/** Counts the calls that it has put on record. */
final class CountedCalls implements CallRecorder {
    private final CallRecorder recorder;
    private int made;

    CountedCalls(CallRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public <T> T record(String action, Supplier<Answer<T>> call) {
        made++;
        return recorder.record(action, call);
    }

    int made() {
        return made;
    }
}
