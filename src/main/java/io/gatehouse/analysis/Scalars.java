package io.gatehouse.analysis;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers, dates and bytes as conditions write them; what is plainly none without an exception, as those take long. */
final class Scalars {

    /** Before the decimal point, and again behind it. */
    static final int MOST_DIGITS = 40;

    /** What can be read. */
    static final BigDecimal GREATEST =
            BigDecimal.TEN.pow(MOST_DIGITS).subtract(BigDecimal.ONE.movePointLeft(MOST_DIGITS));

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]{1,%1$d}(\\.[0-9]{1,%1$d})?".formatted(MOST_DIGITS));
    private static final Pattern EPOCH = Pattern.compile("[0-9]{1,12}");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME =
            Pattern.compile("[+-]?[0-9]{4,10}-[01][0-9]-[0-3][0-9][Tt][0-2][0-9]:[0-5][0-9].{1,32}");
    private static final Pattern BASE64 = Pattern.compile("([A-Za-z0-9+/]*+)(={0,2})");
    private static final int MONTHS = 12;
    private static final int QUANTUM = 4;

    private Scalars() {}

    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** ISO 8601 in the forms that W3C's profile of it allows, or seconds since 1970. */
    static Optional<Instant> date(String text) {
        if (EPOCH.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        Matcher date = DATE.matcher(text);
        return date.matches() ? day(date) : time(text);
    }

    private static Optional<Instant> day(MatchResult date) {
        int year = Integer.parseInt(date.group(1));
        int month = Integer.parseInt(date.group(2));
        int day = Integer.parseInt(date.group(3));
        return month >= 1 && month <= MONTHS && YearMonth.of(year, month).isValidDay(day)
                ? Optional.of(LocalDate.of(year, month, day)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant())
                : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        if (!TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** Base64, with or without its padding. */
    static Optional<byte[]> bytes(String text) {
        Matcher base64 = BASE64.matcher(text);
        if (!base64.matches()) {
            return Optional.empty();
        }
        boolean padded = !base64.group(2).isEmpty();
        int rest = (padded ? text : base64.group(1)).length() % QUANTUM;
        return (padded ? rest == 0 : rest != 1)
                ? Optional.of(Base64.getDecoder().decode(text))
                : Optional.empty();
    }
}
