package io.gatehouse.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as the end of a statement that changes something: both are one round trip, and kept together or not at all.
 *
 * @param insert the beginning of its insertion
 * @param select one event for each row of what is put after it, which is what the change returns
 * @param values of the statement's named parameters, whose names begin with {@code audit}
 */
public record CarriedEvent(String insert, String select, Map<String, @Nullable Object> values) {
    private static final String PREFIX = "audit";

    public CarriedEvent {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** For each row of what is put after it. */
    public String sql() {
        return insert + select;
    }

    /**
     * The same event, of which the row that it is recorded for says these.
     *
     * @param actor as an expression of SQL, like the others
     */
    public CarriedEvent of(String requestId, String actor, String httpRequestId, String detail) {
        return with("Request", requestId)
                .with("Actor", actor)
                .with("HttpRequest", httpRequestId)
                .with("Detail", detail);
    }

    private CarriedEvent with(String parameter, String expression) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(values);
        rest.remove(PREFIX + parameter);
        return new CarriedEvent(insert, select.replace(":" + PREFIX + parameter, expression), rest);
    }

    /** The same event beside another one in one statement: its parameters begin with this name. */
    public CarriedEvent named(String prefix) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        values.forEach((name, value) -> named.put(prefix + name.substring(PREFIX.length()), value));
        return new CarriedEvent(insert, select.replace(":" + PREFIX, ":" + prefix), named);
    }

    /** Both by one insertion: another event for each of some rows, named otherwise, and then this one. */
    public CarriedEvent after(CarriedEvent first, String rows) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>(values);
        both.putAll(first.values());
        return new CarriedEvent(insert, first.select() + rows + "\nunion all\n" + select, both);
    }
}
