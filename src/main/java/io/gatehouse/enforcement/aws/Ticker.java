package io.gatehouse.enforcement.aws;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time that goes on. */
interface Ticker {

    Ticker REAL = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration wait) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }
    };

    long nanos();

    void pause(Duration wait) throws InterruptedException;
}
