package io.gatehouse.development.iam;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What shall go wrong, per operation, in the order it was asked for. The operation {@code *} stands for every one. */
public final class Faults {

    private final Map<String, Deque<Planned>> planned = new HashMap<>();

    public void next(String operation, Fault fault) {
        times(operation, 1, fault);
    }

    public synchronized void times(String operation, int times, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("a fault happens at least once, not " + times + " times");
        }
        planned.computeIfAbsent(operation, any -> new ArrayDeque<>()).add(new Planned(fault, times));
    }

    /** Until {@link #clear()}. */
    public void always(String operation, Fault fault) {
        times(operation, Integer.MAX_VALUE, fault);
    }

    public synchronized void clear() {
        planned.clear();
    }

    synchronized Optional<Fault> take(String operation) {
        return takeFrom(operation).or(() -> takeFrom("*"));
    }

    private Optional<Fault> takeFrom(String key) {
        Deque<Planned> queue = planned.getOrDefault(key, new ArrayDeque<>());
        Optional<Planned> head = Optional.ofNullable(queue.poll());
        head.flatMap(Planned::rest).ifPresent(queue::addFirst);
        return head.map(Planned::fault);
    }

    private record Planned(Fault fault, int times) {

        Optional<Planned> rest() {
            int left = times == Integer.MAX_VALUE ? times : times - 1;
            return left == 0 ? Optional.empty() : Optional.of(new Planned(fault, left));
        }
    }
}
