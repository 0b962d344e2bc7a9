package io.gatehouse;

import java.time.Duration;
import java.util.concurrent.Callable;

/** How long something takes at best: what else a machine does delays one try or the other, hardly all. */
public final class Fastest {

    private static final int TRIES = 5;

    private Fastest() {}

    public static Duration of(Callable<?> work) throws Exception {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            work.call();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return Duration.ofNanos(fastest);
    }
}
