package io.gatehouse.enforcement.aws;

import java.time.Duration;

/** Gives each call its turn: a burst at once, then one after the other. Nothing is held while somebody waits. */
final class RateLimit {

    private final long interval;
    private final long credit;
    private final long longestWait;
    private long next;

    RateLimit(CallLimits limits, long now) {
        interval = Duration.ofSeconds(1).toNanos() / limits.callsPerSecond();
        credit = (limits.burst() - 1) * interval;
        longestWait = limits.longestWait().toNanos();
        next = now - credit;
    }

    /** How long to wait; a turn that is too far away is not taken. */
    synchronized Turn take(long now) {
        long wait = until(now);
        if (isFull(now)) {
            return new Turn(false, Duration.ofNanos(wait - longestWait));
        }
        long earliest = now - credit;
        next = (next - earliest > 0 ? next : earliest) + interval;
        return new Turn(true, Duration.ofNanos(wait));
    }

    /** Whether the next turn is too far away to be taken. */
    synchronized boolean isFull(long now) {
        return until(now) > longestWait;
    }

    /** How long a call would have to wait now. */
    synchronized Duration backlog(long now) {
        return Duration.ofNanos(until(now));
    }

    private long until(long now) {
        return Math.max(0, next - now);
    }

    /** @param delay before the call, or before a turn can be taken */
    record Turn(boolean taken, Duration delay) {}
}
