package io.gatehouse.enforcement.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers so much, and forgets what was not asked for longest. */
final class Recent<K, V> {

    private static final int MOST = 1_000;
    private static final float USUAL_LOAD = 0.75f;

    private final Map<K, V> values = new LinkedHashMap<>(16, USUAL_LOAD, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    synchronized void put(K key, V value) {
        values.put(key, value);
    }

    synchronized void forget(K key) {
        values.remove(key);
    }
}
