package io.gatehouse.enforcement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.Outcome;
import io.gatehouse.development.database.DatabaseDriver;
import io.gatehouse.enforcement.CallSubject;
import io.gatehouse.enforcement.EndedCall;
import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.LeaseLostException;
import io.gatehouse.enforcement.OpenCall;
import io.gatehouse.enforcement.RunError;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.enforcement.RunStatus;
import io.gatehouse.policy.PrincipalArn;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
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

    EnforcementRunsTests(DatabaseDriver driver) {
        database = new RunDatabase(driver);
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
    void closesOpenCallsOnce() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        OpenCall later = open(lease, "iam:GetRole", NOW.plusSeconds(1));
        OpenCall sooner = open(lease, "iam:GetRole", NOW);
        OpenCall lone = call(lease.run(), Optional.empty(), NOW);
        assertThat(database.calls.open(lone, RunDatabase.EVENT, null)).isTrue();
        OpenCall over = open(lease, "iam:GetRole", NOW);
        assertThat(database.calls.close(over, RunDatabase.EVENT)).isTrue();
        assertThat(database.calls.close(over, RunDatabase.EVENT)).isFalse();
        assertThat(database.calls.closeAllOf(opened(NOW).principal())).isEmpty();
        assertThat(database.calls.closeAllOf(lease.run().principal())).containsExactly(sooner, later);
        assertThat(database.calls.close(sooner, RunDatabase.EVENT)).isFalse();
        assertThat(database.calls.closeAllOf(lease.run().principal())).isEmpty();
        assertThat(database.calls.closeLoneBefore(NOW)).isEmpty();
        assertThat(database.calls.closeLoneBefore(NOW.plusSeconds(1))).containsExactly(lone);
        assertThat(database.calls.close(lone, RunDatabase.EVENT)).isFalse();
    }

    @Test
    void keepsTheEventOfWhatIsDoneOnly() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        int before = database.events();
        OpenCall call = open(lease, "iam:GetRole", NOW);
        assertThat(database.events()).isEqualTo(before + 1);
        Lease next = claim(NOW.plusSeconds(31)).orElseThrow();
        before = database.events();
        assertThat(open(lease, runCall(lease, "iam:GetRole", NOW), null)).isFalse();
        database.calls.closeAllOf(next.run().principal());
        assertThat(database.calls.close(call, RunDatabase.EVENT)).isFalse();
        assertThat(database.events()).isEqualTo(before);
        assertThat(database.calls.close(open(next, "iam:GetRole", NOW), RunDatabase.EVENT))
                .isTrue();
        assertThat(database.events()).isEqualTo(before + 2);
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
    void closesTheLastCallWithTheRun() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        OpenCall last = open(lease, "iam:GetRole", NOW);
        int before = database.events();
        database.finish(lease, NOW, Optional.of(ended(last)));
        assertThat(database.events()).isEqualTo(before + 2);
        assertThat(database.calls.close(last, RunDatabase.EVENT)).isFalse();
        assertThat(database.runs.find(lease.run().id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void endsRunAndChangesItsRequestOrNeither() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        OpenCall last = open(lease, "iam:GetRole", NOW);
        int before = database.events();
        assertThat(database.finish(lease, NOW, ended(last), 7)).isFalse();
        assertThat(database.events()).isEqualTo(before);
        assertThat(database.runs.find(lease.run().id()).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(database.finish(lease, NOW, ended(last), 1)).isTrue();
        assertThat(database.events()).isEqualTo(before + 2);
        assertThat(database.runs.find(lease.run().id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(database.version(lease.run())).isEqualTo(2);
    }

    @Test
    void changesNoRequestAfterTheLeaseIsLost() {
        opened(NOW);
        Lease lost = claim(NOW).orElseThrow();
        OpenCall last = open(lost, "iam:GetRole", NOW);
        claim(NOW.plusSeconds(31)).orElseThrow();
        assertThat(database.finish(lost, NOW, ended(last), 1)).isFalse();
        assertThat(database.version(lost.run())).isEqualTo(1);
    }

    @Test
    void endsNoRunWhoseLastCallSomebodyElseHasClosed() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        OpenCall last = open(lease, "iam:GetRole", NOW);
        database.calls.closeAllOf(lease.run().principal());
        int before = database.events();
        database.transaction.executeWithoutResult(status -> {
            assertThatThrownBy(() -> database.finish(lease, NOW, Optional.of(ended(last))))
                    .isInstanceOf(LeaseLostException.class);
            status.setRollbackOnly();
        });
        assertThat(database.events()).isEqualTo(before);
        assertThat(database.runs.find(lease.run().id()).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void closesACallWithTheIntentOfTheNext() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        OpenCall first = open(lease, "iam:GetRole", NOW);
        int before = database.events();
        OpenCall second = runCall(lease, "iam:PutRolePolicy", NOW);
        assertThat(open(lease, second, ended(first))).isTrue();
        assertThat(database.events()).isEqualTo(before + 2);
        assertThat(database.calls.close(first, RunDatabase.EVENT)).isFalse();
        assertThat(database.calls.closeAllOf(lease.run().principal())).containsExactly(second);
    }

    @Test
    void closesACallOfNoRunWithTheIntentOfTheNextUnlessSomebodyElseHas() {
        EnforcementRun run = opened(NOW);
        OpenCall first = call(run, Optional.empty(), NOW);
        OpenCall second = call(run, Optional.empty(), NOW);
        assertThat(database.calls.open(first, RunDatabase.EVENT, null)).isTrue();
        int before = database.events();
        assertThat(database.calls.open(second, RunDatabase.EVENT, ended(first))).isTrue();
        assertThat(database.events()).isEqualTo(before + 2);
        assertThat(database.calls.open(call(run, Optional.empty(), NOW), RunDatabase.EVENT, ended(first)))
                .isFalse();
        assertThat(database.events()).isEqualTo(before + 2);
        assertThat(database.calls.closeLoneBefore(NOW.plusSeconds(1)))
                .contains(second)
                .doesNotContain(first);
    }

    @Test
    void closesNoCallAfterTheLeaseIsLost() {
        opened(NOW);
        Lease lost = claim(NOW).orElseThrow();
        OpenCall call = open(lost, "iam:GetRole", NOW);
        claim(NOW.plusSeconds(31)).orElseThrow();
        int before = database.events();
        assertThat(open(lost, runCall(lost, "iam:PutRolePolicy", NOW), ended(call)))
                .isFalse();
        assertThat(database.events()).isEqualTo(before);
        assertThat(database.calls.closeAllOf(lost.run().principal())).containsExactly(call);
    }

    @Test
    void readsAwsIdsOfItsOwnCallsFromTheAuditTrail() {
        opened(NOW);
        EnforcementRun other = opened(NOW.plusSeconds(1));
        Lease lease = claim(NOW).orElseThrow();
        for (String id : Arrays.asList("one", null, "two")) {
            assertThat(database.calls.close(open(lease, "iam:GetRole", NOW), RunDatabase.outcome(lease.run(), id)))
                    .isTrue();
        }
        assertThat(database.runs.find(lease.run().id()).orElseThrow().awsRequestIds())
                .containsExactly("one", "two");
        assertThat(database.runs.find(other.id()).orElseThrow().awsRequestIds()).isEmpty();
    }

    @Test
    void tellsWhoeverTakesOverWhatIsLeftOfTheOneBefore() {
        EnforcementRun run = opened(NOW);
        Lease first = claim(NOW).orElseThrow();
        assertThat(first.interrupted()).isFalse();
        database.calls.open(call(run, Optional.empty(), NOW), RunDatabase.EVENT, null);
        Lease second = claim(NOW.plusSeconds(31)).orElseThrow();
        assertThat(second.interrupted()).isFalse();
        open(second, "iam:GetRole", NOW.plusSeconds(31));
        assertThat(claim(NOW.plusSeconds(62)).orElseThrow().interrupted()).isTrue();
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

    @Test
    void extendsTheLeaseWithEachCall() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        open(lease, "iam:GetRole", NOW.plus(LEASE));
        assertThat(claim(NOW.plus(LEASE).plusSeconds(1))).isEmpty();
        assertThat(claim(NOW.plus(LEASE.multipliedBy(2)).plusSeconds(1))).isPresent();
    }

    private void assertAllRefused(Lease lost) {
        assertThatThrownBy(() -> database.leases.renew(lost, NOW)).isInstanceOf(LeaseLostException.class);
        assertThat(open(lost, runCall(lost, "iam:GetRole", NOW), null)).isFalse();
        assertThatThrownBy(() -> database.leases.retry(lost, ERROR, NOW)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> database.finish(lost, NOW)).isInstanceOf(LeaseLostException.class);
    }

    private OpenCall open(Lease lease, String action, Instant at) {
        OpenCall call = runCall(lease, action, at);
        assertThat(open(lease, call, null)).isTrue();
        return call;
    }

    private boolean open(Lease lease, OpenCall call, @Nullable EndedCall before) {
        return database.calls.open(
                call, RunDatabase.EVENT, before, lease, call.startedAt().plus(LEASE));
    }

    private static EndedCall ended(OpenCall call) {
        return new EndedCall(call, AuditEvent.of(AuditAction.AWS_CALL, Outcome.SUCCEEDED), RunDatabase.EVENT);
    }

    private static OpenCall runCall(Lease lease, String action, Instant at) {
        return call(lease.run(), Optional.of(lease.run().id()), action, at);
    }

    private static OpenCall call(EnforcementRun run, Optional<UUID> runId, Instant at) {
        return call(run, runId, "iam:GetRole", at);
    }

    private static OpenCall call(EnforcementRun run, Optional<UUID> runId, String action, Instant at) {
        var subject = new CallSubject(
                Optional.of(run.requestId()),
                runId,
                "operator",
                run.principal(),
                Optional.of("Gatehouse-" + run.requestId()));
        return new OpenCall(UUID.randomUUID(), subject, action, at);
    }

    private Optional<Lease> claim(Instant now) {
        return database.claim(now, LEASE);
    }

    private EnforcementRun opened(Instant createdAt) {
        return database.opened(PrincipalArn.parse("arn:aws:iam::111122223333:role/" + UUID.randomUUID()), createdAt);
    }
}
