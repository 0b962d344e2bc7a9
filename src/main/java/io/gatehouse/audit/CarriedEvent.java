package io.gatehouse.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as the end of a statement that changes something: both are one round trip, and kept together or not at all.
 *
 * @param sql one event for each row of what is put after it, which is what the change returns
 * @param values of the statement's named parameters, whose names begin with {@code audit}
 */
public record CarriedEvent(String sql, Map<String, @Nullable Object> values) {
    public CarriedEvent {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
