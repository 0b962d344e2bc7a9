package io.gatehouse.audit.web;

import io.gatehouse.web.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times between which a query asks for events. */
final class Bounds {
    private Bounds() {}

    /** @throws ProblemException if nothing can be in between */
    static void requireOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.parameter("to", "out-of-range", "to is not after from.");
        }
    }
}
