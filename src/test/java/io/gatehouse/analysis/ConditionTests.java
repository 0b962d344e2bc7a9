package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ConditionKey;
import io.gatehouse.iam.ConditionOperator;
import io.gatehouse.iam.PolicyVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What AWS says of its condition operators, row by row.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">
 *     ForAllValues and ForAnyValue</a>
 */
class ConditionTests {

    /** The values of the policy and of the request are separated by blanks; a dash stands for no key. */
    @ParameterizedTest(name = "{0} {1} with {2} is {3}")
    @CsvFileSource(resources = "/analysis/conditions.csv", numLinesToSkip = 1)
    void holdAsAwsSays(String operator, String operands, String values, boolean holds) {
        assertThat(holds(operator, List.of(operands.split(" ")), values, PolicyVersion.V2012_10_17))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "${aws:username}, dana, true",
        "${AWS:UserName}, dana, true",
        "${aws:username}, erin, false",
        "x-${aws:username}-y, x-dana-y, true",
        "'${aws:missing, ''nobody''}', nobody, true",
        "'${aws:username, ''nobody''}', nobody, false",
        "${aws:missing}, ${aws:missing}, false",
        "a${*}b, a*b, true",
        "a${*}b, axb, false",
        "a${?}b, a?b, true",
        "a${$}b, a$b, true",
    })
    void putsTheRequestsValuesInPlaceOfVariables(String operand, String value, boolean holds) {
        assertThat(holds("StringEquals", List.of(operand), value, PolicyVersion.V2012_10_17))
                .isEqualTo(holds);
        assertThat(holds("StringLike", List.of(operand), value, PolicyVersion.V2012_10_17))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"StringNotEquals", "StringNotLike", "StringNotEqualsIgnoreCase", "ArnNotEquals", "StringEquals"})
    void doesNotHoldThroughVariableWithoutValue(String operator) {
        String operand = operator.startsWith("Arn") ? "arn:aws:iam::1:user/${aws:missing}" : "${aws:missing}";
        String value = operator.startsWith("Arn") ? "arn:aws:iam::1:user/x" : "x";
        assertThat(holds(operator, List.of(operand), value, PolicyVersion.V2012_10_17))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"${aws:username}, ${aws:username}, true", "${aws:username}, dana, false"})
    void takesVariablesForTextInTheOlderVersion(String operand, String value, boolean holds) {
        assertThat(holds("StringEquals", List.of(operand), value, PolicyVersion.V2008_10_17))
                .isEqualTo(holds);
    }

    private static boolean holds(String operator, List<String> operands, String values, PolicyVersion version) {
        var condition = new Condition(ConditionOperator.parse(operator), new ConditionKey("aws:Tested"), operands);
        List<String> present = values.equals("-") ? List.of() : List.of(values.split(" "));
        var request = new AccessRequest(
                "s3:GetObject", "arn:aws:s3:::a/b", Map.of("AWS:tested", present, "aws:UserName", List.of("dana")));
        return CompiledCondition.of(condition, version).holds(request, new WantedKeys(new Effort()));
    }
}
