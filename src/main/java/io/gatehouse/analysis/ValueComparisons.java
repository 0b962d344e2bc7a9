package io.gatehouse.analysis;

import io.gatehouse.analysis.ValueComparison.Result;
import io.gatehouse.iam.Comparison;
import io.gatehouse.iam.PolicyVersion;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * How each condition operator compares, as positive tests: a negated operator is the negation of its positive one.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 */
final class ValueComparisons {

    private ValueComparisons() {}

    static boolean isNegated(Comparison comparison) {
        return switch (comparison) {
            case STRING_NOT_EQUALS,
                    STRING_NOT_EQUALS_IGNORE_CASE,
                    STRING_NOT_LIKE,
                    NUMERIC_NOT_EQUALS,
                    DATE_NOT_EQUALS,
                    NOT_IP_ADDRESS,
                    ARN_NOT_EQUALS,
                    ARN_NOT_LIKE -> true;
            default -> false;
        };
    }

    static ValueComparison of(Comparison comparison, String operand, PolicyVersion version) {
        return switch (comparison) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> text(Template.of(operand, version, false));
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE -> ignoringCase(operand, version);
            case STRING_LIKE, STRING_NOT_LIKE -> text(Template.of(operand, version, true));
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> number(operand, order -> order == 0);
            case NUMERIC_LESS_THAN -> number(operand, order -> order < 0);
            case NUMERIC_LESS_THAN_EQUALS -> number(operand, order -> order <= 0);
            case NUMERIC_GREATER_THAN -> number(operand, order -> order > 0);
            case NUMERIC_GREATER_THAN_EQUALS -> number(operand, order -> order >= 0);
            case DATE_EQUALS, DATE_NOT_EQUALS -> date(operand, order -> order == 0);
            case DATE_LESS_THAN -> date(operand, order -> order < 0);
            case DATE_LESS_THAN_EQUALS -> date(operand, order -> order <= 0);
            case DATE_GREATER_THAN -> date(operand, order -> order > 0);
            case DATE_GREATER_THAN_EQUALS -> date(operand, order -> order >= 0);
            case BOOL -> (value, request, wanted) -> Result.of(value.equalsIgnoreCase(operand));
            case BINARY_EQUALS -> binary(operand);
            case IP_ADDRESS, NOT_IP_ADDRESS -> address(operand);
            case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> arn(operand, version);
            case NULL -> throw new IllegalArgumentException("Null compares no values");
        };
    }

    private static ValueComparison text(Template operand) {
        if (operand.fixed().isPresent()) {
            Glob fixed = operand.fixed().get();
            return (value, request, wanted) -> Result.of(fixed.matches(value));
        }
        return (value, request, wanted) -> operand.resolve(request, wanted)
                .map(glob -> Result.of(glob.matches(value)))
                .orElse(Result.UNRESOLVED);
    }

    private static ValueComparison ignoringCase(String operand, PolicyVersion version) {
        Template template = Template.of(operand, version, false);
        return (value, request, wanted) -> template.resolve(request, wanted)
                .map(glob -> Result.of(value.equalsIgnoreCase(glob.literal())))
                .orElse(Result.UNRESOLVED);
    }

    private static ValueComparison arn(String operand, PolicyVersion version) {
        ArnPattern pattern = ArnPattern.ofValue(operand, version);
        return pattern::compare;
    }

    private static ValueComparison number(String operand, IntPredicate order) {
        return ordered(Scalars.number(operand), Scalars::number, order);
    }

    private static ValueComparison date(String operand, IntPredicate order) {
        return ordered(Scalars.date(operand), Scalars::date, order);
    }

    /** What cannot be read has no place in the order, and so equals nothing. */
    private static <T extends Comparable<? super T>> ValueComparison ordered(
            Optional<T> operand, Function<String, Optional<T>> reader, IntPredicate order) {
        return (value, request, wanted) ->
                Result.of(operand.flatMap(wants -> reader.apply(value).map(has -> order.test(has.compareTo(wants))))
                        .orElse(false));
    }

    private static ValueComparison binary(String operand) {
        Optional<byte[]> bytes = base64(operand);
        return (value, request, wanted) ->
                Result.of(bytes.flatMap(wants -> base64(value).map(has -> Arrays.equals(has, wants)))
                        .orElse(false));
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static ValueComparison address(String operand) {
        Optional<AddressRange> range = AddressRange.parse(operand);
        return (value, request, wanted) ->
                Result.of(range.filter(it -> it.contains(value)).isPresent());
    }
}
