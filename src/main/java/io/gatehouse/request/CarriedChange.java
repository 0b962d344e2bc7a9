package io.gatehouse.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change as the beginning of a statement that does more: both are one round trip, and kept together or not at all.
 *
 * @param sql returns a row if the change was made
 * @param values of the statement's named parameters, whose names begin with {@code request}
 */
public record CarriedChange(String sql, Map<String, @Nullable Object> values) {
    private static final String PREFIX = "request_";

    public CarriedChange {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Of a statement whose parameters have any names. */
    public static CarriedChange of(String sql, Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        values.forEach((name, value) -> named.put(PREFIX + name, value));
        return new CarriedChange(sql.replaceAll(":(\\w+)", ":" + PREFIX + "$1"), named);
    }
}
