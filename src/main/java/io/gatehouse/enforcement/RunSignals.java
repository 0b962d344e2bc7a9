package io.gatehouse.enforcement;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Wakes the worker when there is work, and those who wait when a run has changed. */
@Component
class RunSignals {

    /** Another replica may finish the run, and sends no signal here. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private volatile CountDownLatch nextChange = new CountDownLatch(1);
    private volatile Runnable worker = () -> {};

    void onWork(Runnable start) {
        worker = start;
    }

    void work() {
        worker.run();
    }

    synchronized void changed() {
        CountDownLatch change = nextChange;
        nextChange = new CountDownLatch(1);
        change.countDown();
    }

    /** Looks until there is something to be seen or the time is over. */
    <T> Optional<T> await(Duration atMost, Supplier<Optional<T>> look) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        CountDownLatch change = nextChange;
        Optional<T> seen = look.get();
        long left = deadline - System.nanoTime();
        while (seen.isEmpty() && left > 0) {
            if (change.await(Math.min(LOOK_AGAIN_NANOS, left), TimeUnit.NANOSECONDS)) {
                change = nextChange;
            }
            seen = look.get();
            left = deadline - System.nanoTime();
        }
        return seen;
    }
}
