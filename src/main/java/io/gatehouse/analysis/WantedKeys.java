package io.gatehouse.analysis;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The condition keys that a decision asked for and that the request does not have. */
final class WantedKeys {

    private SortedSet<String> keys = Collections.emptySortedSet();

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
