package io.gatehouse.web;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Times that a query may name: years 1 to 9999, which RFC 3339 and PostgreSQL both can say. */
final class ParameterTime {
    static final String ACCEPTED = "an RFC 3339 time of the years 1 to 9999, such as 2026-01-31T12:00:00Z";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private ParameterTime() {}

    static Instant read(String text) {
        Instant time = OffsetDateTime.parse(text).toInstant();
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new IllegalArgumentException("outside the years 1 to 9999");
        }
        return time;
    }
}
