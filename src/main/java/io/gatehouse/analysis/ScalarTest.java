package io.gatehouse.analysis;

import io.gatehouse.iam.Comparison;
import io.gatehouse.iam.PolicyVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /** A value that is none of them. */
    private static final String UNREADABLE = "unreadable";

    private final Family family;
    private final List<String> operands;
    private final List<ValueComparison> comparisons;

    ScalarTest(Comparison comparison, List<String> operands, PolicyVersion version) {
        this.family = family(comparison);
        this.operands = operands;
        this.comparisons = operands.stream()
                .map(operand -> ValueComparisons.of(comparison, operand, version))
                .toList();
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
        var nothing = new AccessRequest("any:Action", "*", Map.of());
        for (ValueComparison comparison : comparisons) {
            effort.spend(value.length());
            if (comparison.compare(value, nothing, new WantedKeys(effort)) == ValueComparison.Result.MATCHES) {
                return true;
            }
        }
        return false;
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
        Stream<String> ends = family == Family.ADDRESS ? Stream.of("0.0.0.0", "::") : Stream.of();
        return Stream.concat(readable, Stream.concat(ends, Stream.of(UNREADABLE)));
    }

    /** Each number, one below all, one above all, and one between each two. */
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
            Optional.ofNullable(points.higher(point))
                    .ifPresent(next -> all.add(point.add(next).divide(BigDecimal.valueOf(2))));
        }
        return all.stream().map(BigDecimal::toPlainString);
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
        return all.stream().map(Instant::toString);
    }
}
