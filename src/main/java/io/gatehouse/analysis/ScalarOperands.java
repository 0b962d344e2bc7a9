package io.gatehouse.analysis;

import io.gatehouse.iam.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * What a condition compares numbers, dates, addresses or bytes with. A value is read once, however many there are: reading
 * takes far longer than comparing. What cannot be read has no place in any order, and so equals nothing.
 */
final class ScalarOperands {

    /** Steps that reading a value takes at most. */
    private static final int READ = 300;

    private static final int COMPARED = 16;

    /** Some values of a condition, once they are read. */
    @FunctionalInterface
    private interface Operands {
        boolean matchAny(String value);
    }

    private final int size;
    private final Operands operands;

    private ScalarOperands(int size, Operands operands) {
        this.size = size;
        this.operands = operands;
    }

    static boolean compares(Comparison comparison) {
        return switch (comparison) {
            case NUMERIC_EQUALS,
                    NUMERIC_NOT_EQUALS,
                    NUMERIC_LESS_THAN,
                    NUMERIC_LESS_THAN_EQUALS,
                    NUMERIC_GREATER_THAN,
                    NUMERIC_GREATER_THAN_EQUALS,
                    DATE_EQUALS,
                    DATE_NOT_EQUALS,
                    DATE_LESS_THAN,
                    DATE_LESS_THAN_EQUALS,
                    DATE_GREATER_THAN,
                    DATE_GREATER_THAN_EQUALS,
                    IP_ADDRESS,
                    NOT_IP_ADDRESS,
                    BINARY_EQUALS -> true;
            default -> false;
        };
    }

    /** As positive tests: a negated operator is the negation of its positive one. */
    static ScalarOperands of(Comparison comparison, List<String> operands) {
        return new ScalarOperands(
                operands.size(),
                switch (comparison) {
                    case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> ordered(operands, Scalars::number, order -> order == 0);
                    case NUMERIC_LESS_THAN -> ordered(operands, Scalars::number, order -> order < 0);
                    case NUMERIC_LESS_THAN_EQUALS -> ordered(operands, Scalars::number, order -> order <= 0);
                    case NUMERIC_GREATER_THAN -> ordered(operands, Scalars::number, order -> order > 0);
                    case NUMERIC_GREATER_THAN_EQUALS -> ordered(operands, Scalars::number, order -> order >= 0);
                    case DATE_EQUALS, DATE_NOT_EQUALS -> ordered(operands, Scalars::date, order -> order == 0);
                    case DATE_LESS_THAN -> ordered(operands, Scalars::date, order -> order < 0);
                    case DATE_LESS_THAN_EQUALS -> ordered(operands, Scalars::date, order -> order <= 0);
                    case DATE_GREATER_THAN -> ordered(operands, Scalars::date, order -> order > 0);
                    case DATE_GREATER_THAN_EQUALS -> ordered(operands, Scalars::date, order -> order >= 0);
                    case IP_ADDRESS, NOT_IP_ADDRESS ->
                        read(operands, AddressRange::parse, AddressRange::address, (has, range) -> range.contains(has));
                    case BINARY_EQUALS -> read(operands, Scalars::bytes, Scalars::bytes, Arrays::equals);
                    default -> throw new IllegalArgumentException(comparison.text() + " compares texts");
                });
    }

    private static <T extends Comparable<? super T>> Operands ordered(
            List<String> operands, Function<String, Optional<T>> reader, IntPredicate order) {
        return read(operands, reader, reader, (has, wants) -> order.test(has.compareTo(wants)));
    }

    private static <V, T> Operands read(
            List<String> operands,
            Function<String, Optional<T>> operandReader,
            Function<String, Optional<V>> valueReader,
            BiPredicate<V, T> test) {
        List<T> readable = operands.stream()
                .flatMap(operand -> operandReader.apply(operand).stream())
                .toList();
        return value -> {
            Optional<V> has = valueReader.apply(value);
            return has.isPresent() && readable.stream().anyMatch(wants -> test.test(has.get(), wants));
        };
    }

    boolean matchAny(String value, Effort effort) {
        effort.spend(READ + value.length() + (long) COMPARED * size);
        return operands.matchAny(value);
    }
}
