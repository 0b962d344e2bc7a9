package io.gatehouse.enforcement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.development.database.DatabaseDriver;
import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.LeaseLostException;
import io.gatehouse.enforcement.OpenCall;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.enforcement.RunStatus;
import io.gatehouse.policy.PrincipalArn;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** No outcome is lost and none is recorded twice, whoever closes a call. */
@ParameterizedClass
@MethodSource("io.gatehouse.development.database.DatabaseDriver#all")
class OpenCallsTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final RunDatabase database;
    private final RunCalls calls;

    OpenCallsTests(DatabaseDriver driver) {
        database = new RunDatabase(driver);
        calls = new RunCalls(database, LEASE);
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void closesOpenCallsOnce() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        OpenCall later = calls.open(lease, "iam:GetRole", NOW.plusSeconds(1));
        OpenCall sooner = calls.open(lease, "iam:GetRole", NOW);
        OpenCall lone = RunCalls.call(lease.run(), Optional.empty(), NOW);
        assertThat(database.calls.open(lone, RunDatabase.EVENT, null)).isTrue();
        OpenCall over = calls.open(lease, "iam:GetRole", NOW);
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
        OpenCall call = calls.open(lease, "iam:GetRole", NOW);
        assertThat(database.events()).isEqualTo(before + 1);
        Lease next = claim(NOW.plusSeconds(31)).orElseThrow();
        before = database.events();
        assertThat(calls.open(lease, RunCalls.runCall(lease, "iam:GetRole", NOW), null))
                .isFalse();
        database.calls.closeAllOf(next.run().principal());
        assertThat(database.calls.close(call, RunDatabase.EVENT)).isFalse();
        assertThat(database.events()).isEqualTo(before);
        assertThat(database.calls.close(calls.open(next, "iam:GetRole", NOW), RunDatabase.EVENT))
                .isTrue();
        assertThat(database.events()).isEqualTo(before + 2);
    }

    @Test
    void closesTheLastCallWithTheRun() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        OpenCall last = calls.open(lease, "iam:GetRole", NOW);
        int before = database.events();
        database.finish(lease, NOW, Optional.of(RunCalls.ended(last)));
        assertThat(database.events()).isEqualTo(before + 2);
        assertThat(database.calls.close(last, RunDatabase.EVENT)).isFalse();
        assertThat(database.runs.find(lease.run().id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void endsRunAndChangesItsRequestOrNeither() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        OpenCall last = calls.open(lease, "iam:GetRole", NOW);
        int before = database.events();
        assertThat(database.finish(lease, NOW, RunCalls.ended(last), 7)).isFalse();
        assertThat(database.events()).isEqualTo(before);
        assertThat(database.runs.find(lease.run().id()).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(database.finish(lease, NOW, RunCalls.ended(last), 1)).isTrue();
        assertThat(database.events()).isEqualTo(before + 2);
        assertThat(database.runs.find(lease.run().id()).orElseThrow().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(database.version(lease.run())).isEqualTo(2);
    }

    @Test
    void changesNoRequestAfterTheLeaseIsLost() {
        opened(NOW);
        Lease lost = claim(NOW).orElseThrow();
        OpenCall last = calls.open(lost, "iam:GetRole", NOW);
        claim(NOW.plusSeconds(31)).orElseThrow();
        assertThat(database.finish(lost, NOW, RunCalls.ended(last), 1)).isFalse();
        assertThat(database.version(lost.run())).isEqualTo(1);
    }

    @Test
    void endsNoRunWhoseLastCallSomebodyElseHasClosed() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        OpenCall last = calls.open(lease, "iam:GetRole", NOW);
        database.calls.closeAllOf(lease.run().principal());
        int before = database.events();
        database.transaction.executeWithoutResult(status -> {
            assertThatThrownBy(() -> database.finish(lease, NOW, Optional.of(RunCalls.ended(last))))
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
        OpenCall first = calls.open(lease, "iam:GetRole", NOW);
        int before = database.events();
        OpenCall second = RunCalls.runCall(lease, "iam:PutRolePolicy", NOW);
        assertThat(calls.open(lease, second, RunCalls.ended(first))).isTrue();
        assertThat(database.events()).isEqualTo(before + 2);
        assertThat(database.calls.close(first, RunDatabase.EVENT)).isFalse();
        assertThat(database.calls.closeAllOf(lease.run().principal())).containsExactly(second);
    }

    @Test
    void closesACallOfNoRunWithTheIntentOfTheNextUnlessSomebodyElseHas() {
        EnforcementRun run = opened(NOW);
        OpenCall first = RunCalls.call(run, Optional.empty(), NOW);
        OpenCall second = RunCalls.call(run, Optional.empty(), NOW);
        assertThat(database.calls.open(first, RunDatabase.EVENT, null)).isTrue();
        int before = database.events();
        assertThat(database.calls.open(second, RunDatabase.EVENT, RunCalls.ended(first)))
                .isTrue();
        assertThat(database.events()).isEqualTo(before + 2);
        assertThat(database.calls.open(
                        RunCalls.call(run, Optional.empty(), NOW), RunDatabase.EVENT, RunCalls.ended(first)))
                .isFalse();
        assertThat(database.events()).isEqualTo(before + 2);
        assertThat(database.calls.closeLoneBefore(NOW.plusSeconds(1)))
                .contains(second)
                .doesNotContain(first);
    }

    @Test
    void opensNoCallWhoseOneBeforeSomebodyElseHasClosed() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        OpenCall first = calls.open(lease, "iam:GetRole", NOW);
        database.calls.closeAllOf(lease.run().principal());
        int before = database.events();
        assertThat(calls.open(lease, RunCalls.runCall(lease, "iam:PutRolePolicy", NOW), RunCalls.ended(first)))
                .isFalse();
        assertThat(database.events()).isEqualTo(before);
        assertThat(database.calls.closeAllOf(lease.run().principal())).isEmpty();
    }

    @Test
    void closesNoCallAfterTheLeaseIsLost() {
        opened(NOW);
        Lease lost = claim(NOW).orElseThrow();
        OpenCall call = calls.open(lost, "iam:GetRole", NOW);
        claim(NOW.plusSeconds(31)).orElseThrow();
        int before = database.events();
        assertThat(calls.open(lost, RunCalls.runCall(lost, "iam:PutRolePolicy", NOW), RunCalls.ended(call)))
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
            assertThat(database.calls.close(
                            calls.open(lease, "iam:GetRole", NOW), RunDatabase.outcome(lease.run(), id)))
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
        database.calls.open(RunCalls.call(run, Optional.empty(), NOW), RunDatabase.EVENT, null);
        Lease second = claim(NOW.plusSeconds(31)).orElseThrow();
        assertThat(second.interrupted()).isFalse();
        calls.open(second, "iam:GetRole", NOW.plusSeconds(31));
        assertThat(claim(NOW.plusSeconds(62)).orElseThrow().interrupted()).isTrue();
    }

    @Test
    void extendsTheLeaseWithEachCall() {
        opened(NOW);
        Lease lease = claim(NOW).orElseThrow();
        calls.open(lease, "iam:GetRole", NOW.plus(LEASE));
        assertThat(claim(NOW.plus(LEASE).plusSeconds(1))).isEmpty();
        assertThat(claim(NOW.plus(LEASE.multipliedBy(2)).plusSeconds(1))).isPresent();
    }

    private Optional<Lease> claim(Instant now) {
        return database.claim(now, LEASE);
    }

    private EnforcementRun opened(Instant createdAt) {
        return database.opened(PrincipalArn.parse("arn:aws:iam::111122223333:role/" + UUID.randomUUID()), createdAt);
    }
}
