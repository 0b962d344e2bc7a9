package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.iam.Comparison;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ConditionKey;
import io.gatehouse.iam.ConditionOperator;
import io.gatehouse.iam.PolicyVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Every operator in every form with no value, one and several, as AWS's pages have it: the key's absence decides by the
 * operator, {@code IfExists} and the quantifier; of several values of the policy any may match, or none of a negated
 * operator. That any of several values of a key may match without a quantifier is our own reading ({@code docs/analysis.md}).
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators, IfExists</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">
 *     ForAllValues and ForAnyValue</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">
 *     Several values, negated operators</a>
 */
class ConditionFormTests {

    private record Form(String operator, String quantifier, String ifExists, List<Boolean> holds) {

        static Form of(String line) {
            String[] cells = line.split(",");
            String quantifier = cells[1].replace("IfExists", "").strip();
            return new Form(
                    cells[0],
                    quantifier.isEmpty() ? "" : quantifier + ":",
                    cells[1].endsWith("IfExists") ? "IfExists" : "",
                    Arrays.stream(cells).skip(2).map(Boolean::valueOf).toList());
        }
    }

    private static final List<Form> FORMS =
            lines("condition-forms.csv").map(Form::of).toList();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/analysis/condition-values.csv", numLinesToSkip = 1)
    void holdAsAwsSaysInEveryForm(String operator, String kind, String policy, String matches, String others) {
        String[] match = matches.split(" ");
        String[] other = others.split(" ");
        List<List<String>> requests = List.of(
                List.of(),
                List.of(match[0]),
                List.of(other[0]),
                List.of(match),
                List.of(other[1], match[1]),
                List.of(other));
        for (Form form : FORMS) {
            if (form.operator().equals(kind)) {
                String whole = form.quantifier() + operator + form.ifExists();
                var condition = new Condition(
                        ConditionOperator.parse(whole), new ConditionKey("aws:Tested"), List.of(policy.split(" ")));
                for (int i = 0; i < requests.size(); i++) {
                    assertThat(holds(condition, requests.get(i)))
                            .as("%s %s with %s", whole, policy, requests.get(i))
                            .isEqualTo(form.holds().get(i));
                    assertThat(new KeyTest(condition, PolicyVersion.V2012_10_17, Reading.MUST_APPLY)
                                    .holds(requests.get(i), new Effort()))
                            .as("%s %s with %s, for all calls at once", whole, policy, requests.get(i))
                            .isEqualTo(form.holds().get(i));
                }
            }
        }
    }

    @Test
    void areAllThere() {
        assertThat(FORMS).hasSize(12).allMatch(form -> form.holds().size() == 6);
        assertThat(lines("condition-values.csv").map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyElementsOf(Arrays.stream(Comparison.values())
                        .filter(comparison -> comparison != Comparison.NULL)
                        .map(Comparison::text)
                        .toList());
    }

    private static boolean holds(Condition condition, List<String> values) {
        var request = new AccessRequest("s3:GetObject", "arn:aws:s3:::a/b", Map.of("aws:tested", values));
        return CompiledCondition.of(condition, PolicyVersion.V2012_10_17).holds(request, new WantedKeys(new Effort()));
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/analysis", file)).stream()
                    .skip(1);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
