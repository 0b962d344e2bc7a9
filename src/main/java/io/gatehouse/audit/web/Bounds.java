package io.gatehouse.audit.web;

import io.gatehouse.web.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times that a query may name: years 1 to 9999, which RFC 3339 and PostgreSQL both can say. */
final class Bounds {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Bounds() {}

    /** @throws ProblemException if nothing can be in between */
    static void requireOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.parameter("to", "out-of-range", "to is not after from.");
        }
    }

    static @Nullable Instant checked(String parameter, @Nullable Instant time) {
        if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
            throw ProblemException.parameter(parameter, "out-of-range", parameter + " is outside the years 1 to 9999.");
        }
        return time;
    }
}
