package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evaluations and comparisons that took from ten seconds to minutes. */
class HostileEvaluationTests {

    /** Many times what each takes. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({
        "DateEquals, x, 380",
        "DateEquals, 2020-13-01, 38",
    })
    void readsAValueOnceHoweverManyItIsComparedWith(String operator, String value, int times) {
        assertThat(decide(
                        condition(operator, values(16_000, i -> Integer.toString(10_000 + i))),
                        Map.of("a:b", Collections.nCopies(times, value))))
                .isEqualTo(Decision.IMPLICIT_DENY);
    }

    @ParameterizedTest
    @CsvSource({":::, 126", "1::2::3, 54"})
    void readsAnAddressOnceHoweverManyItIsComparedWith(String value, int times) {
        assertThat(decide(
                        condition("IpAddress", values(9_000, i -> "1.1." + i / 256 + "." + i % 256)),
                        Map.of("a:b", Collections.nCopies(times, value))))
                .isEqualTo(Decision.IMPLICIT_DENY);
    }

    @Test
    void writesManyVariablesOut() {
        Map<String, List<String>> context = Map.of("a:b", List.of("y".repeat(20_000)), "c:d", List.of("y"));
        assertThat(decide(condition("StringLike", "'" + "${c:d}".repeat(20_000) + "'"), context))
                .isEqualTo(Decision.ALLOWED);
        assertThat(decide(condition("StringEqualsIgnoreCase", "'" + "${c:d}".repeat(20_000) + "'"), context))
                .isEqualTo(Decision.ALLOWED);
    }

    @Test
    void writesNothingOutThatIsLongerThanWhatIsCompared() {
        String many = values(40, i -> "${c:d}".repeat(500) + i);
        Map<String, List<String>> context =
                Map.of("a:b", Collections.nCopies(190, "x"), "c:d", List.of("y".repeat(190)));
        assertThat(decide(condition("StringLike", many), context)).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(decide(condition("StringEqualsIgnoreCase", many), context)).isEqualTo(Decision.IMPLICIT_DENY);
    }

    @Test
    void readsAVariableOfNothingButBlanks() {
        assertThat(decide(condition("StringLike", "'${" + " ".repeat(120_000) + "}'"), Map.of("a:b", List.of("x"))))
                .isEqualTo(Decision.IMPLICIT_DENY);
    }

    @Test
    void comparesManyAddressesWithEachOther() {
        String many = values(4_000, i -> "1.1." + i / 128 + "." + 2 * i % 256);
        PolicyDocument contradiction =
                policy("'IpAddress':{'a:b':[%1$s]},'NotIpAddress':{'a:b':[%1$s]}".formatted(many));
        assertThat(assertTimeoutPreemptively(SOON, () -> AccessProver.compare(List.of(), List.of(contradiction)))
                        .witness())
                .isEmpty();
    }

    private static Decision decide(PolicyDocument policy, Map<String, List<String>> context) {
        var call = new AccessRequest("s3:GetObject", "*", context);
        return assertTimeoutPreemptively(
                SOON, () -> PolicyEvaluator.of(List.of(policy)).evaluate(call).decision());
    }

    private static String values(int number, IntFunction<String> value) {
        return IntStream.range(0, number)
                .mapToObj(i -> "'" + value.apply(i) + "'")
                .collect(Collectors.joining(","));
    }

    private static PolicyDocument condition(String operator, String values) {
        return policy("'" + operator + "':{'a:b':[" + values + "]}");
    }

    private static PolicyDocument policy(String conditions) {
        String policy =
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{"
                        + conditions + "}}}";
        return PolicyReader.read(policy.replace('\'', '"'));
    }
}
