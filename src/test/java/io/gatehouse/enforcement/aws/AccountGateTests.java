package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.enforcement.IamFailure.Kind;
import io.gatehouse.iam.AccountId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountGateTests {

    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final AccountId OTHER = new AccountId("444455556666");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final CallLimits LIMITS = new CallLimits(10, 3, Duration.ofMillis(250), 3, Duration.ofSeconds(10));

    private final ManualTicker ticker = new ManualTicker();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AccountGates gates = new AccountGates(LIMITS, meters, Clock.fixed(NOW, ZoneOffset.UTC), ticker);
    private final AccountGate gate = gates.of(ACCOUNT);

    @Test
    void letsABurstThroughAndThenOneAfterTheOther() {
        for (int i = 0; i < 5; i++) {
            succeed();
        }
        assertThat(ticker.pauses()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
        assertThat(meters.get("gatehouse.aws.rate.waits").timer().count()).isEqualTo(2);
    }

    @Test
    void givesCreditBackWithTimeAndNoMoreThanTheBurst() {
        for (int i = 0; i < 3; i++) {
            succeed();
        }
        ticker.advance(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            succeed();
        }
        assertThat(ticker.pauses()).isEmpty();
        succeed();
        assertThat(ticker.pauses()).hasSize(1);
    }

    @Test
    void refusesATurnThatIsTooFarAway() {
        var limit = new RateLimit(LIMITS, 0);
        for (int i = 0; i < 5; i++) {
            assertThat(limit.take(0).taken()).isTrue();
        }
        assertThat(limit.take(0)).isEqualTo(new RateLimit.Turn(false, Duration.ofMillis(50)));
        assertThat(limit.take(Duration.ofMillis(50).toNanos()))
                .isEqualTo(new RateLimit.Turn(true, Duration.ofMillis(250)));
    }

    @Test
    void makesNoCallOnceAwsKeptFailing() {
        for (int i = 0; i < 3; i++) {
            fail(Kind.THROTTLED);
        }
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> gate.pass(calls::incrementAndGet))
                .isInstanceOfSatisfying(IamFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.CIRCUIT_OPEN);
                    assertThat(failure.kind().isPassing()).isTrue();
                    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(10));
                });
        assertThat(calls).hasValue(0);
        assertThat(circuit()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NOT_FOUND", "ACCESS_DENIED", "REFUSED", "LIMIT_EXCEEDED"})
    void countsARefusalAsAnAnswer(Kind refusal) {
        fail(Kind.UNREACHABLE);
        fail(Kind.AWS_ERROR);
        fail(refusal);
        fail(Kind.UNREACHABLE);
        fail(Kind.AWS_ERROR);
        succeed();
        assertThat(circuit()).isZero();
    }

    @Test
    void triesOnceAfterThePauseAndClosesIfThatSucceeds() {
        open();
        ticker.advance(Duration.ofSeconds(10));
        gate.pass(() -> {
            assertThat(circuit()).isEqualTo(1);
            assertThatThrownBy(() -> gate.pass(() -> "second")).hasMessage("CIRCUIT_OPEN");
            return "probe";
        });
        assertThat(circuit()).isZero();
        succeed();
    }

    @Test
    void staysOpenIfTheTryFails() {
        open();
        ticker.advance(Duration.ofSeconds(10));
        fail(Kind.UNREACHABLE);
        assertThat(circuit()).isEqualTo(2);
        assertThatThrownBy(this::succeed).hasMessage("CIRCUIT_OPEN");
    }

    @Test
    void triesAgainIfTheTryWasNotMade() {
        open();
        ticker.advance(Duration.ofSeconds(10));
        assertThatThrownBy(() -> gate.pass(() -> {
                    throw new IllegalStateException("no database for the intent");
                }))
                .isInstanceOf(IllegalStateException.class);
        succeed();
        assertThat(circuit()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"INTERRUPTED", "TOO_SLOW"})
    void takesWhatGatehouseDecidesForNoAnswerOfAws(Kind notMade) {
        fail(Kind.UNREACHABLE);
        fail(Kind.UNREACHABLE);
        fail(notMade);
        succeed();
        fail(Kind.UNREACHABLE);
        fail(Kind.UNREACHABLE);
        fail(notMade);
        fail(Kind.UNREACHABLE);
        assertThat(circuit()).isEqualTo(2);
    }

    @Test
    void doesNotDelayAnotherAccount() {
        open();
        assertThat(gates.of(OTHER).pass(() -> "other")).isEqualTo("other");
        assertThat(ticker.pauses()).isEmpty();
    }

    @Test
    void saysBeforeWhenACallMakesNoSense() {
        assertThat(gates.notBefore(new AccountId("777788889999"))).isEmpty();
        assertThat(gates.notBefore(ACCOUNT)).isEmpty();
        succeed();
        succeed();
        assertThat(gates.notBefore(ACCOUNT)).isEmpty();
        succeed();
        assertThat(gates.notBefore(ACCOUNT)).contains(NOW.plusMillis(100));
        assertThat(gates.notBefore(OTHER)).isEmpty();
        ticker.advance(Duration.ofSeconds(1));
        open();
        assertThat(gates.notBefore(ACCOUNT)).contains(NOW.plusSeconds(10));
        ticker.advance(Duration.ofSeconds(10));
        assertThat(gates.notBefore(ACCOUNT)).isEqualTo(Optional.empty());
    }

    @Test
    void refusesWhileNoTurnCanBeTakenOrTheCircuitIsOpen() {
        assertThat(gates.refusing()).isEmpty();
        gate.pass(() -> gate.pass(() -> gate.pass(() -> "a burst")));
        assertThat(gates.notBefore(ACCOUNT)).isPresent();
        assertThat(gates.refusing()).as("it would only wait").isEmpty();
        var limit = new RateLimit(LIMITS, 0);
        for (int i = 0; i < 5; i++) {
            assertThat(limit.isFull(0)).isFalse();
            limit.take(0);
        }
        assertThat(limit.isFull(0)).isTrue();
        assertThat(limit.isFull(Duration.ofMillis(50).toNanos())).isFalse();
        ticker.advance(Duration.ofSeconds(1));
        open();
        assertThat(gates.refusing()).containsExactly(ACCOUNT);
        ticker.advance(Duration.ofSeconds(10));
        assertThat(gates.refusing()).isEmpty();
        gate.pass(() -> {
            assertThat(gates.refusing()).as("one call tries").containsExactly(ACCOUNT);
            return "probe";
        });
    }

    @Test
    void measuresCallsByWhatCameOfThem() {
        gate.timed("iam:GetRole", () -> {
            ticker.advance(Duration.ofMillis(20));
            return "role";
        });
        assertThatThrownBy(() -> gate.timed("iam:GetRole", () -> {
                    throw failure(Kind.THROTTLED);
                }))
                .isInstanceOf(IamFailure.class);
        assertThat(meters.get("gatehouse.aws.calls")
                        .tags("account", ACCOUNT.digits(), "action", "iam:GetRole", "outcome", "SUCCEEDED")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(20);
        assertThat(meters.get("gatehouse.aws.calls")
                        .tags("outcome", "THROTTLED")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private double circuit() {
        return meters.get("gatehouse.aws.circuit")
                .tag("account", ACCOUNT.digits())
                .gauge()
                .value();
    }

    private void open() {
        for (int i = 0; i < 3; i++) {
            fail(Kind.UNREACHABLE);
        }
        assertThat(circuit()).isEqualTo(2);
    }

    private void succeed() {
        assertThat(gate.pass(() -> "done")).isEqualTo("done");
    }

    private void fail(Kind kind) {
        assertThatThrownBy(() -> gate.pass(() -> {
                    throw failure(kind);
                }))
                .isInstanceOfSatisfying(
                        IamFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    private static IamFailure failure(Kind kind) {
        return new IamFailure(kind, Optional.empty(), Optional.empty());
    }
}
