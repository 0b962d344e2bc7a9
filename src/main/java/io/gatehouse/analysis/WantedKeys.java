package io.gatehouse.analysis;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The condition keys that a decision asked for and that the request does not have, and what deciding may cost. */
final class WantedKeys {

    private final Effort effort;
    private SortedSet<String> keys = Collections.emptySortedSet();

    WantedKeys(Effort effort) {
        this.effort = effort;
    }

    Effort effort() {
        return effort;
    }

    void add(String key) {
        if (keys.isEmpty()) {
            keys = new TreeSet<>();
        }
        keys.add(key);
    }

    SortedSet<String> keys() {
        return Collections.unmodifiableSortedSet(keys);
    }
}
