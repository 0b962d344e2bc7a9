package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.enforcement.CallRecorder.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CallsInTimeTests {
    private final List<String> made = new ArrayList<>();
    private final CallRecorder recorder = new CallRecorder() {
        @Override
        public <T> T record(String action, Supplier<Answer<T>> call) {
            made.add(action);
            return call.get().value();
        }
    };

    @Test
    void areMadeInTheTimeThatThereIs() {
        var calls = new CallsInTime(recorder, Duration.ofMinutes(10));
        assertThat(calls.<String>record("iam:GetRole", () -> new Answer<>("role", "1")))
                .isEqualTo("role");
        assertThat(made).containsExactly("iam:GetRole");
    }

    @Test
    void areNotBegunAfterwards() {
        var calls = new CallsInTime(recorder, Duration.ofNanos(-1));
        assertThatThrownBy(() -> calls.record("iam:GetRole", () -> new Answer<>("role", "1")))
                .isInstanceOfSatisfying(
                        IamFailure.class, failure -> assertThat(failure.kind()).isEqualTo(IamFailure.Kind.TOO_SLOW));
        assertThat(made).isEmpty();
    }
}
