package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.enforcement.DriftChecks.Check;
import io.gatehouse.iam.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimedChecksTests {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccountId HANGING = AccountId.parse("111122223333");
    private static final AccountId SOUND = AccountId.parse("444455556666");

    private final AccountPace pace = new AccountPace(10);
    private final ClaimedChecks checks = new ClaimedChecks(pace);
    private final Check first = check(HANGING);
    private final Check second = check(HANGING);
    private final Check other = check(SOUND);

    @Test
    void areBegunOneAtATimeInAnAccount() {
        checks.add(List.of(first, second, other));
        Instant later = NOW.plusSeconds(10);
        assertThat(checks.begin(NOW)).contains(first);
        assertThat(checks.begin(later)).contains(other);
        assertThat(checks.begin(later)).isEmpty();
        assertThat(checks.end(first)).isFalse();
        assertThat(checks.begin(later)).contains(second);
        assertThat(checks.end(second)).isTrue();
    }

    @Test
    void waitForTheTurnOfTheirAccountUnlessOneIsUnderWay() {
        checks.add(List.of(first, second));
        assertThat(checks.begin(NOW)).contains(first);
        assertThat(checks.wait(NOW)).isEmpty();
        assertThat(checks.accounts()).containsExactly(HANGING);
        assertThat(checks.end(first)).isFalse();
        assertThat(checks.wait(NOW)).contains(Duration.ofMillis(200));
        assertThat(checks.begin(NOW.plusMillis(199))).isEmpty();
        assertThat(checks.begin(NOW.plusMillis(200))).contains(second);
    }

    @Test
    void areForgottenOnceTheirLeaseIsOver() {
        checks.add(List.of(first));
        assertThat(checks.begin(first.until())).isEmpty();
        assertThat(checks.accounts()).isEmpty();
    }

    @Test
    void areTakenBackByAccount() {
        checks.add(List.of(first, other, second));
        assertThat(checks.remove(HANGING::equals)).containsExactly(first, second);
        assertThat(checks.accounts()).containsExactly(SOUND);
    }

    private static Check check(AccountId account) {
        return new Check(UUID.randomUUID(), account, NOW, NOW.plus(Duration.ofMinutes(5)));
    }
}
