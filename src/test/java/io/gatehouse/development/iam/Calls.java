package io.gatehouse.development.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The journal of calls that arrived, in order; a call is noted before anything is done about it. */
public final class Calls {

    private final List<Call> calls = new ArrayList<>();

    public synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    public List<Call> of(String operation) {
        return all().stream().filter(call -> call.operation().equals(operation)).toList();
    }

    public int count(String operation) {
        return of(operation).size();
    }

    /** Waits until the operation was called this often, and returns those calls. */
    public synchronized List<Call> await(String operation, int count, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (count(operation) < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new IllegalStateException(
                        "%s was called %d times, not %d".formatted(operation, count(operation), count));
            }
            wait(left);
        }
        return of(operation);
    }

    public synchronized void clear() {
        calls.clear();
    }

    synchronized void add(QueryRequest request) {
        calls.add(new Call(request.operation(), request.account(), request.parameters(), Instant.now()));
        notifyAll();
    }
}
