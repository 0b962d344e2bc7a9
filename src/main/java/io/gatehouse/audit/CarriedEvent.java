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
    private static final String PREFIX = "audit";

    public CarriedEvent {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The same event beside another one in one statement: its parameters begin with this name. */
    public CarriedEvent named(String prefix) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        values.forEach((name, value) -> named.put(prefix + name.substring(PREFIX.length()), value));
        return new CarriedEvent(sql.replace(":" + PREFIX, ":" + prefix), named);
    }
}
