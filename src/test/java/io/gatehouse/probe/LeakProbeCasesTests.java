package io.gatehouse.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.policy.Requested;
import io.gatehouse.policy.Warning;
import io.gatehouse.probe.ProbeCall.Expect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decides the cases of the leak probe without a simulator, by the little of IAM's logic that the policies need. */
class LeakProbeCasesTests {

    private static final List<ProbeCase> CASES = LeakProbeCases.all();

    static List<ProbeCase> cases() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allowsWhatIsNeededAndDeniesWhatIsNot(ProbeCase each) {
        assertThat(each.calls()).extracting(ProbeCall::expect).contains(Expect.ALLOWED, Expect.DENIED);
        for (ProbeCall call : each.calls()) {
            boolean allowed = new Requested(call.action(), call.resource(), call.context())
                    .allowedBy(each.policy().document());
            assertThat(allowed)
                    .as(each.group() + ", " + each.profile() + ", " + each.variant() + ": " + call)
                    .isEqualTo(call.expect() != Expect.DENIED);
            if (call.expect() == Expect.LEAK) {
                assertThat(each.policy().warnings()).anyMatch(warning -> admits(warning, call));
            }
        }
    }

    /** Of another name than the one asked for, only a warning that names the action does. */
    private static boolean admits(Warning warning, ProbeCall leak) {
        return warning.code().equals(leak.why().split(":")[0])
                && (!leak.why().endsWith("another name") || warning.detail().contains(leak.action()));
    }

    @Test
    void probesEveryKindInEveryProfileAlways() {
        assertThat(CASES.stream().map(it -> it.group() + " " + it.profile()).distinct())
                .hasSize(26 * 2 + 3);
        assertThat(LeakProbeCases.all().stream().map(LeakProbeCases::json))
                .containsExactlyElementsOf(
                        CASES.stream().map(LeakProbeCases::json).toList());
    }
}
