package io.gatehouse.web;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** A place in a list ordered by time and id; opaque to callers, stable under inserts. */
public record Cursor(Instant time, UUID id) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");
    // Years 1 to 9999: all that PostgreSQL and RFC 3339 can both say.
    private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999Z");

    public String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(24)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, time))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().encodeToString(bytes.array());
    }

    public static Cursor valueOf(String text) {
        if (!FORM.matcher(text).matches()) {
            throw unknown();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        Instant time = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
        if (time.isBefore(MIN) || time.isAfter(MAX)) {
            throw unknown();
        }
        return new Cursor(time, new UUID(bytes.getLong(), bytes.getLong()));
    }

    private static ProblemException unknown() {
        return ProblemException.parameter(
                "cursor", "unknown-cursor", "cursor is not one that a previous page answered with.");
    }
}
