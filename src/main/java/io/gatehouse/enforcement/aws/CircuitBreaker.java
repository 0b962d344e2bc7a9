package io.gatehouse.enforcement.aws;

import java.time.Duration;

/** Opens after failures in a row; after a pause it lets one call through, which decides. */
final class CircuitBreaker {

    private enum State {
        CLOSED,
        PROBING,
        OPEN
    }

    private final int mostFailures;
    private final long pause;
    private State state = State.CLOSED;
    private int failures;
    private long until;

    CircuitBreaker(CallLimits limits) {
        mostFailures = limits.circuitFailures();
        pause = limits.circuitPause().toNanos();
    }

    /** How long it stays open; while a call probes, nobody knows. */
    synchronized Duration openFor(long now) {
        return switch (state) {
            case CLOSED -> Duration.ZERO;
            case OPEN -> Duration.ofNanos(Math.max(0, until - now));
            case PROBING -> Duration.ofNanos(pause);
        };
    }

    /** Whether a call may be made; if it may be although the breaker is open, it is the probe. */
    synchronized boolean enter(long now) {
        if (openFor(now).isZero()) {
            state = state == State.OPEN ? State.PROBING : state;
            return true;
        }
        return false;
    }

    synchronized void succeeded() {
        state = State.CLOSED;
        failures = 0;
    }

    synchronized void failed(long now) {
        failures++;
        if (state == State.PROBING || (state == State.CLOSED && failures >= mostFailures)) {
            state = State.OPEN;
            until = now + pause;
        }
    }

    /** The call was not made after all, so it proved nothing. */
    synchronized void abandoned() {
        state = state == State.PROBING ? State.OPEN : state;
    }

    /** 0 closed, 1 probing, 2 open. */
    synchronized int level() {
        return switch (state) {
            case CLOSED -> 0;
            case PROBING -> 1;
            case OPEN -> 2;
        };
    }
}
