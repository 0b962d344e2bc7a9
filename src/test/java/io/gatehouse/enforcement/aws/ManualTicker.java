package io.gatehouse.enforcement.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that goes on when it is told to, or when somebody waits. */
final class ManualTicker implements Ticker {

    private final List<Duration> pauses = new ArrayList<>();
    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration wait) {
        pauses.add(wait);
        advance(wait);
    }

    void advance(Duration duration) {
        nanos += duration.toNanos();
    }

    List<Duration> pauses() {
        return pauses;
    }
}
