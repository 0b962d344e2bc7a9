package io.gatehouse.enforcement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.development.database.DatabaseDriver;
import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.LeaseLostException;
import io.gatehouse.enforcement.RunError;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.enforcement.RunStatus;
import io.gatehouse.policy.PrincipalArn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.gatehouse.development.database.DatabaseDriver#all")
class EnforcementRunsTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final RunError ERROR = new RunError("THROTTLED", "later");

    private final RunDatabase database;
    private final RunCalls calls;

    EnforcementRunsTests(DatabaseDriver driver) {
        database = new RunDatabase(driver);
        calls = new RunCalls(database, LEASE);
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void keepsOneOpenRunPerRequest() {
        EnforcementRun first = opened(NOW);
        assertThat(database.runs.open(RunDatabase.run(first.requestId(), first.principal(), NOW)))
                .isFalse();
        assertThat(database.runs.findOpen(first.requestId())).contains(first);
        Lease lease = claim(NOW).orElseThrow();
        database.finish(lease, NOW);
        assertThat(database.runs.findOpen(first.requestId())).isEmpty();
        EnforcementRun second = RunDatabase.run(first.requestId(), first.principal(), NOW.plusSeconds(1));
        assertThat(database.runs.open(second)).isTrue();
        assertThat(database.runs.findLatest(first.requestId())).contains(second);
    }

    @Test
    void claimsWhatIsDueForLongestAndCountsAttempts() {
        EnforcementRun later = opened(NOW.minusSeconds(1));
        EnforcementRun sooner = opened(NOW.minusSeconds(2));
        opened(NOW.plusSeconds(1));
        Lease lease = claim(NOW).orElseThrow();
        assertThat(lease.run().id()).isEqualTo(sooner.id());
        assertThat(lease.run().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(lease.run().attempts()).isEqualTo(1);
        assertThat(claim(NOW).orElseThrow().run().id()).isEqualTo(later.id());
        assertThat(claim(NOW)).isEmpty();
    }

    @Test
    void claimsAgainOnlyWhenLeaseHasLapsed() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        assertThat(claim(NOW.plus(LEASE))).isEmpty();
        database.leases.renew(lease, NOW.plus(LEASE).plusSeconds(10));
        assertThat(claim(NOW.plus(LEASE).plusSeconds(5))).isEmpty();
        assertThat(claim(NOW.plus(LEASE).plusSeconds(11)).orElseThrow().run().attempts())
                .isEqualTo(2);
    }

    @Test
    void acceptsNothingFromWhoLostTheLease() {
        EnforcementRun run = opened(NOW);
        Lease lost = claim(NOW).orElseThrow();
        Lease held = claim(NOW.plusSeconds(31)).orElseThrow();
        assertAllRefused(lost);
        database.finish(held, NOW);
        assertAllRefused(held);
        EnforcementRun finished = database.runs.find(run.id()).orElseThrow();
        assertThat(finished.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(finished.finishedAt()).contains(NOW);
    }

    @Test
    void acceptsNothingFromWhoseRunWasEnded() {
        EnforcementRun run = opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        database.runs.end(run.id(), ERROR, NOW);
        assertAllRefused(lease);
        assertThat(database.runs.find(run.id()).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void triesAgainWhenDue() {
        EnforcementRun run = opened(NOW);
        database.leases.retry(claim(NOW).orElseThrow(), ERROR, NOW.plusSeconds(5));
        assertThat(claim(NOW.plusSeconds(4))).isEmpty();
        EnforcementRun waiting = database.runs.find(run.id()).orElseThrow();
        assertThat(waiting.status()).isEqualTo(RunStatus.PENDING);
        assertThat(waiting.error()).contains(ERROR);
        assertThat(claim(NOW.plusSeconds(5))).isPresent();
    }

    @Test
    void skipsWhatAnotherTransactionIsClaiming() {
        opened(NOW.minusSeconds(1));
        EnforcementRun second = opened(NOW);
        database.transaction.executeWithoutResult(status -> {
            claim(NOW);
            assertThat(CompletableFuture.supplyAsync(() -> claim(NOW)).join())
                    .map(lease -> lease.run().id())
                    .contains(second.id());
        });
    }

    @Test
    void recordsTheAttemptWithTheClaim() {
        int before = database.events();
        assertThat(claim(NOW)).isEmpty();
        assertThat(database.events()).isEqualTo(before);
        opened(NOW);
        claim(NOW).orElseThrow();
        Lease second = claim(NOW.plusSeconds(31)).orElseThrow();
        assertThat(database.events()).isEqualTo(before + 2);
        assertThat(database.lastEvent(second.run()))
                .containsExactly(
                        "apply",
                        "operator",
                        "run-" + second.run().id(),
                        second.run().id().toString(),
                        "2");
    }

    @Test
    void tellsThatTheAccountHasWaited() {
        EnforcementRun run = opened(NOW);
        database.pauses.pause(
                run.principal().account(), NOW, Duration.ofSeconds(1), Duration.ofSeconds(1), "THROTTLED");
        assertThat(claim(NOW)).isEmpty();
        Lease lease = claim(NOW.plusSeconds(1)).orElseThrow();
        assertThat(lease.paused()).isTrue();
        database.pauses.succeeded(run.principal().account(), NOW.plusSeconds(1));
        assertThat(claim(NOW.plusSeconds(32)).orElseThrow().paused()).isFalse();
    }

    private void assertAllRefused(Lease lost) {
        assertThatThrownBy(() -> database.leases.renew(lost, NOW)).isInstanceOf(LeaseLostException.class);
        assertThat(calls.open(lost, RunCalls.runCall(lost, "iam:GetRole", NOW), null))
                .isFalse();
        assertThatThrownBy(() -> database.leases.retry(lost, ERROR, NOW)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> database.finish(lost, NOW)).isInstanceOf(LeaseLostException.class);
    }

    private Optional<Lease> claim(Instant now) {
        return database.claim(now, LEASE);
    }

    private EnforcementRun opened(Instant createdAt) {
        return database.opened(PrincipalArn.parse("arn:aws:iam::111122223333:role/" + UUID.randomUUID()), createdAt);
    }
}
