package io.gatehouse.analysis;

import io.gatehouse.iam.Comparison;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares values as numbers, dates, addresses or bytes. There are finitely many kinds of values that such comparisons
 * tell apart, and a sample of each.
 */
final class ScalarTest {

    /** What values are read as. */
    enum Family {
        NUMBER,
        DATE,
        ADDRESS,
        BYTES
    }

    /** The first address of IPv6 behind those that are another way to write IPv4, of which none is one of IPv6. */
    private static final String BEHIND_MAPPED = "0:0:0:0:1:0:0:0";

    /** A value that is none of them. */
    private static final String UNREADABLE = "unreadable";

    private final Family family;
    private final List<String> operands;
    private final ScalarOperands compared;

    ScalarTest(Comparison comparison, List<String> operands) {
        this.family = family(comparison);
        this.operands = operands;
        this.compared = ScalarOperands.of(comparison, operands);
    }

    private static Family family(Comparison comparison) {
        return switch (comparison) {
            case IP_ADDRESS, NOT_IP_ADDRESS -> Family.ADDRESS;
            case BINARY_EQUALS -> Family.BYTES;
            case DATE_EQUALS,
                    DATE_NOT_EQUALS,
                    DATE_LESS_THAN,
                    DATE_LESS_THAN_EQUALS,
                    DATE_GREATER_THAN,
                    DATE_GREATER_THAN_EQUALS -> Family.DATE;
            default -> Family.NUMBER;
        };
    }

    Family family() {
        return family;
    }

    boolean matches(String value, Effort effort) {
        return compared.matchAny(value, effort);
    }

    /** A sample of every kind of value that comparisons of one family with all their operands tell apart. */
    static Stream<String> samples(Family family, List<ScalarTest> tests) {
        List<String> operands = tests.stream()
                .flatMap(test -> test.operands.stream())
                .distinct()
                .toList();
        Stream<String> readable = switch (family) {
            case NUMBER -> numbers(operands);
            case DATE -> dates(operands);
            case ADDRESS -> operands.stream().flatMap(AddressRange::edges);
            case BYTES -> operands.stream();
        };
        Stream<String> ends = family == Family.ADDRESS ? Stream.of("0.0.0.0", "::", BEHIND_MAPPED) : Stream.of();
        return Stream.concat(readable, Stream.concat(ends, Stream.of(UNREADABLE)));
    }

    /** Each number, one below all, one above all, and one between each two, as far as they can be read. */
    private static Stream<String> numbers(List<String> operands) {
        TreeSet<BigDecimal> points = new TreeSet<>();
        operands.forEach(operand -> Scalars.number(operand).ifPresent(points::add));
        if (points.isEmpty()) {
            return Stream.of("0");
        }
        TreeSet<BigDecimal> all = new TreeSet<>(points);
        all.add(points.first().subtract(BigDecimal.ONE));
        all.add(points.last().add(BigDecimal.ONE));
        for (BigDecimal point : points) {
            Optional.ofNullable(points.higher(point)).ifPresent(next -> all.add(between(point, next)));
        }
        return Stream.concat(all.stream(), Stream.of(Scalars.GREATEST.negate(), Scalars.GREATEST))
                .map(BigDecimal::toPlainString);
    }

    private static BigDecimal between(BigDecimal one, BigDecimal next) {
        BigDecimal middle = one.add(next).divide(BigDecimal.valueOf(2));
        return middle.scale() > Scalars.MOST_DIGITS
                ? middle.setScale(Scalars.MOST_DIGITS, RoundingMode.CEILING)
                : middle;
    }

    private static Stream<String> dates(List<String> operands) {
        TreeSet<Instant> points = new TreeSet<>();
        operands.forEach(operand -> Scalars.date(operand).ifPresent(points::add));
        if (points.isEmpty()) {
            return Stream.of(Instant.EPOCH.toString());
        }
        TreeSet<Instant> all = new TreeSet<>(points);
        all.add(points.first().minusSeconds(1));
        all.add(points.last().plusSeconds(1));
        for (Instant point : points) {
            Optional.ofNullable(points.higher(point))
                    .ifPresent(next ->
                            all.add(point.plus(Duration.between(point, next).dividedBy(2))));
        }
        return Stream.concat(
                all.stream().map(Instant::toString),
                Stream.of(OffsetDateTime.MIN, OffsetDateTime.MAX).map(OffsetDateTime::toString));
    }
}
