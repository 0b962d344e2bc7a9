package io.gatehouse.development.iam;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Things of one kind by name. Names differ in more than case. */
final class Shelf<T> {

    private final Map<String, History<T>> byName = new TreeMap<>();

    Optional<T> latest(String name) {
        return history(name).latest();
    }

    Optional<T> at(String name, Instant time) {
        return history(name).at(time);
    }

    List<T> all() {
        return byName.values().stream()
                .flatMap(history -> history.latest().stream())
                .toList();
    }

    /** @param since when others see it */
    void put(String name, Optional<T> value, Instant since) {
        byName.computeIfAbsent(key(name), any -> new History<>()).add(since, value);
    }

    private History<T> history(String name) {
        return byName.getOrDefault(key(name), new History<>());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
