package io.gatehouse.iam.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gatehouse.iam.PolicyDocument;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PolicyReaderLimitTests {

    private static final int MOST = 128 * 1024;
    private static final String POLICY =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::%s\"}}";
    private static final int AROUND = POLICY.length() - 2;

    @Test
    void takesExactly128KibibytesAsBytesAndAsText() {
        String text = POLICY.formatted("x".repeat(MOST - AROUND));
        assertThat(PolicyReader.read(text)).isEqualTo(PolicyReader.read(bytes(text)));
        String more = POLICY.formatted("x".repeat(MOST - AROUND + 1));
        assertRefused(() -> PolicyReader.read(more), "too-large");
        assertRefused(() -> PolicyReader.read(bytes(more)), "too-large");
    }

    @Test
    void refusesTooManyBytesBeforeItLooksAtThem() {
        assertRefused(() -> PolicyReader.read(new byte[MOST + 1]), "too-large");
        assertRefused(() -> PolicyReader.read("\ud800".repeat(MOST + 1)), "too-large");
    }

    @Test
    void takesNumbersOf32CharactersForTheirText() {
        String digits = "-1.%s".formatted("9".repeat(29));
        String text =
                POLICY.formatted("a").replace("}}", ",\"Condition\":{\"NumericEquals\":{\"a:x\":" + digits + "}}}}");
        PolicyDocument policy = PolicyReader.read(text);
        assertThat(policy.statements().get(0).conditions().get(0).values()).containsExactly(digits);
        assertRefused(() -> PolicyReader.read(text.replace(digits, digits + "9")), "unreasonable-number");
        assertRefused(() -> PolicyReader.read(text.replace(digits, "1E9")), "unreasonable-number");
    }

    @Test
    void saysWhereAndKeepsTheRuleApart() {
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> PolicyReader.read("{\"~/\": 1}"))
                .withMessage(
                        "a policy has no member \"~/\"; expected Version, Id or Statement (line 1, column 8, /~0~1)")
                .satisfies(e -> assertThat(e.rule())
                        .isEqualTo("a policy has no member \"~/\"; expected Version, Id or Statement"));
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> PolicyReader.read("{}"))
                .withMessage("the policy has no Statement; expected one (line 1, column 1)");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
