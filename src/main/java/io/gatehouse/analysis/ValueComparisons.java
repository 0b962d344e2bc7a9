package io.gatehouse.analysis;

import io.gatehouse.analysis.ValueComparison.Result;
import io.gatehouse.iam.Comparison;
import io.gatehouse.iam.PolicyVersion;

/**
 * How each condition operator compares texts, as positive tests: a negated operator is the negation of its positive one.
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
            case BOOL -> (value, request, wanted) -> Result.of(value.equalsIgnoreCase(operand));
            case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> arn(operand, version);
            default -> throw new IllegalArgumentException(comparison.text() + " compares no texts");
        };
    }

    private static ValueComparison text(Template operand) {
        if (operand.fixed().isPresent()) {
            Glob fixed = operand.fixed().get();
            return (value, request, wanted) -> Result.of(fixed.matches(value, wanted.effort()));
        }
        return (value, request, wanted) -> operand.resolve(request, wanted, value.length())
                .map(glob -> Result.of(glob.matches(value, wanted.effort())))
                .orElse(Result.UNRESOLVED);
    }

    private static ValueComparison ignoringCase(String operand, PolicyVersion version) {
        Template template = Template.of(operand, version, false);
        return (value, request, wanted) -> template.resolve(request, wanted, value.length())
                .map(glob -> Result.of(glob != Glob.OF_NO_TEXT && value.equalsIgnoreCase(glob.literal())))
                .orElse(Result.UNRESOLVED);
    }

    private static ValueComparison arn(String operand, PolicyVersion version) {
        ArnPattern pattern = ArnPattern.ofValue(operand, version);
        return pattern::compare;
    }
}
