package io.gatehouse.development.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** What one name has stood for, now and in the recent past. */
final class History<T> {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Entry<T>(Instant since, Optional<T> value) {}

    private final Deque<Entry<T>> newestFirst = new ArrayDeque<>();

    Optional<T> latest() {
        return newestFirst.isEmpty() ? Optional.empty() : newestFirst.getFirst().value();
    }

    Optional<T> at(Instant time) {
        return newestFirst.stream()
                .filter(entry -> !entry.since().isAfter(time))
                .findFirst()
                .flatMap(Entry::value);
    }

    void add(Instant since, Optional<T> value) {
        newestFirst.addFirst(new Entry<>(since, value));
        forget(Instant.now().minus(KEPT));
    }

    /** All but the last entry that was in force before the time. */
    private void forget(Instant before) {
        boolean needed = true;
        for (Iterator<Entry<T>> entries = newestFirst.iterator(); entries.hasNext(); ) {
            boolean old = entries.next().since().isBefore(before);
            if (!needed) {
                entries.remove();
            }
            needed &= !old;
        }
    }
}
