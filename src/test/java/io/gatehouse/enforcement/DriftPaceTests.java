package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.enforcement.CallRecorder.Answer;
import io.gatehouse.iam.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What keeps scheduled checks from hurting anybody. */
class DriftPaceTests {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccountId BUSY = AccountId.parse("111122223333");
    private static final AccountId IDLE = AccountId.parse("444455556666");

    private final AccountPace pace = new AccountPace(10);

    @Test
    void hasAnAccountWaitUntilItsRateAllowsWhatALookTook() {
        pace.turn(BUSY, NOW);
        pace.spend(BUSY, 30, NOW);
        assertThat(pace.turn(BUSY, NOW)).isEqualTo(Duration.ofSeconds(3));
        assertThat(pace.isResting(BUSY, NOW))
                .as("what is claimed of it is not given back")
                .isFalse();
    }

    @Test
    void doesNotLetAnAccountRestWhereItsRateAllowsLessThanALookASecond() {
        var slow = new AccountPace(1);
        assertThat(slow.turn(BUSY, NOW)).isZero();
        assertThat(slow.isResting(BUSY, NOW)).isFalse();
        assertThat(slow.turn(BUSY, NOW)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void hasTheTurnsOfAnAccountComeApart() {
        assertThat(pace.turn(BUSY, NOW)).isZero();
        assertThat(pace.turn(IDLE, NOW)).isZero();
        assertThat(pace.turn(BUSY, NOW)).isEqualTo(Duration.ofMillis(200));
        assertThat(pace.wait(IDLE, NOW.plusMillis(199))).isEqualTo(Duration.ofMillis(1));
        assertThat(pace.wait(IDLE, NOW.plusMillis(200))).isZero();
        pace.spend(BUSY, 1, NOW);
        assertThat(pace.turn(BUSY, NOW)).isEqualTo(Duration.ofMillis(100));
        assertThat(pace.turn(BUSY, NOW.plusMillis(100))).isZero();
    }

    @Test
    void savesNothingUpWhileAnAccountIsIdle() {
        pace.turn(BUSY, NOW);
        Instant later = NOW.plusSeconds(3_600);
        pace.turn(BUSY, later);
        assertThat(pace.turn(BUSY, later)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void letsOneAccountRestAloneAfterAFailure() {
        pace.rest(BUSY, Duration.ofSeconds(10), NOW);
        assertThat(pace.resting(NOW.plusSeconds(5))).containsExactly(BUSY);
        assertThat(pace.isResting(IDLE, NOW.plusSeconds(5))).isFalse();
        assertThat(pace.turn(BUSY, NOW.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        pace.rest(BUSY, Duration.ofSeconds(1), NOW);
        assertThat(pace.resting(NOW.plusSeconds(10))).isEmpty();
        assertThat(pace.turn(BUSY, NOW.plusSeconds(10))).isZero();
    }

    @Test
    void countsAlsoCallsThatFail() {
        List<String> recorded = new ArrayList<>();
        var calls = new CountedCalls(new CallRecorder() {
            @Override
            public <T> T record(String action, Supplier<Answer<T>> call) {
                recorded.add(action);
                return call.get().value();
            }
        });
        assertThat(calls.record("iam:GetRole", () -> new Answer<>("role", "id")))
                .isEqualTo("role");
        assertThatThrownBy(() -> calls.record("iam:GetUser", () -> {
                    throw IamFailure.of(IamFailure.Kind.THROTTLED);
                }))
                .isInstanceOf(IamFailure.class);
        assertThat(calls.made()).isEqualTo(2);
        assertThat(recorded).containsExactly("iam:GetRole", "iam:GetUser");
    }
}
