package io.gatehouse.enforcement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatehouse.development.database.DatabaseDriver;
import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.LeaseLostException;
import io.gatehouse.enforcement.RunError;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.iam.AccountId;
import io.gatehouse.policy.PrincipalArn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** One owner per principal, and nobody waits for anybody else's principal or account. */
@ParameterizedClass
@MethodSource("io.gatehouse.development.database.DatabaseDriver#all")
class RunLeasesTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final RunError ERROR = new RunError("THROTTLED", "later");
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final AccountId ANOTHER = new AccountId("444455556666");
    private static final AccountId THIRD = new AccountId("777788889999");

    private final RunDatabase database;

    RunLeasesTests(DatabaseDriver driver) {
        database = new RunDatabase(driver);
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void leavesPrincipalToItsOwnerUntilRunIsFinished() {
        PrincipalArn principal = principal(ACCOUNT);
        opened(principal, 3);
        EnforcementRun second = opened(principal, 2);
        Lease first = claim(NOW).orElseThrow();
        assertThat(claim(NOW)).isEmpty();
        database.finish(first, NOW);
        assertThat(claim(NOW)).map(lease -> lease.run().id()).contains(second.id());
    }

    @Test
    void letsOthersWorkWhileRunWaitsForItsNextAttempt() {
        PrincipalArn principal = principal(ACCOUNT);
        opened(principal, 3);
        EnforcementRun second = opened(principal, 2);
        database.leases.retry(claim(NOW).orElseThrow(), ERROR, NOW.plusSeconds(5));
        assertThat(claim(NOW)).map(lease -> lease.run().id()).contains(second.id());
    }

    @Test
    void passesOverBusyPrincipal() {
        PrincipalArn busy = principal(ACCOUNT);
        for (int i = 0; i < 30; i++) {
            opened(busy, 100 - i);
        }
        EnforcementRun other = opened(principal(ACCOUNT), 1);
        assertThat(claim(NOW).orElseThrow().run().principal()).isEqualTo(busy);
        assertThat(claim(NOW)).map(lease -> lease.run().id()).contains(other.id());
        assertThat(claim(NOW)).isEmpty();
    }

    @Test
    void takesPrincipalFromOwnerWhoseLeaseHasLapsed() {
        PrincipalArn principal = principal(ACCOUNT);
        EnforcementRun first = opened(principal, 3);
        opened(principal, 2);
        Lease lost = claim(NOW).orElseThrow();
        Lease held = claim(NOW.plusSeconds(31)).orElseThrow();
        assertThat(held.run().id()).as("the same run goes first").isEqualTo(first.id());
        database.leases.retry(held, ERROR, NOW.plusSeconds(60));
        Lease second = claim(NOW.plusSeconds(32)).orElseThrow();
        assertThat(second.run().id()).isNotEqualTo(first.id());
        assertThatThrownBy(() -> database.leases.renew(lost, NOW.plusSeconds(99)))
                .isInstanceOf(LeaseLostException.class);
        database.leases.release(lost);
        assertThat(claim(NOW.plusSeconds(61)))
                .as("what was lost releases nothing")
                .isEmpty();
    }

    @Test
    void refusesWhoHoldsRunButNoLongerItsPrincipal() {
        PrincipalArn principal = principal(ACCOUNT);
        EnforcementRun first = opened(principal, 3);
        Lease lease = claim(NOW).orElseThrow();
        database.jdbc
                .sql("update principal_lease set token = :other, lease_until = :until")
                .param("other", UUID.randomUUID())
                .param("until", NOW.plusSeconds(60).atOffset(java.time.ZoneOffset.UTC))
                .update();
        database.transaction.executeWithoutResult(status -> {
            assertThatThrownBy(() -> database.finish(lease, NOW)).isInstanceOf(LeaseLostException.class);
            status.setRollbackOnly();
        });
        assertThat(database.runs.findOpen(first.requestId())).isPresent();
    }

    @Test
    void keepsPrincipalOfEndedRunUntilItsWorkerNotices() {
        PrincipalArn principal = principal(ACCOUNT);
        EnforcementRun ended = opened(principal, 3);
        EnforcementRun next = opened(principal, 2);
        Lease old = claim(NOW).orElseThrow();
        database.runs.end(ended.id(), ERROR, NOW);
        assertThat(claim(NOW)).isEmpty();
        database.leases.release(old);
        assertThat(claim(NOW)).map(lease -> lease.run().id()).contains(next.id());
    }

    @Test
    void passesOverBusyAndPausedAccounts() {
        opened(principal(ACCOUNT), 3);
        EnforcementRun other = opened(principal(ANOTHER), 2);
        assertThat(database.claim(NOW, LEASE, ACCOUNT, ANOTHER)).isEmpty();
        database.pauses.pause(ACCOUNT, NOW, Duration.ofSeconds(4), Duration.ofMinutes(5), "THROTTLED");
        assertThat(claim(NOW)).map(lease -> lease.run().id()).contains(other.id());
        assertThat(claim(NOW.plusMillis(3_999))).isEmpty();
        assertThat(claim(NOW.plusSeconds(4))).isPresent();
    }

    @Test
    void doesNotReadRunsOfAccountThatWaits() {
        openedMany(ACCOUNT, 500);
        EnforcementRun other = opened(principal(ANOTHER), 1);
        database.transaction.executeWithoutResult(status -> {
            assertThat(database.claim(NOW, LEASE, ACCOUNT))
                    .map(lease -> lease.run().id())
                    .contains(other.id());
            assertThat(runsRead()).isLessThan(200);
        });
    }

    @Test
    void takesWhatHasBeenDueForLongestBehindAccountThatWaits() {
        openedMany(ACCOUNT, 100);
        PrincipalArn busy = principal(THIRD);
        EnforcementRun begun = opened(busy, 90);
        opened(busy, 80);
        List<UUID> expected = List.of(
                opened(principal(ANOTHER), 70).id(),
                opened(principal(THIRD), 60).id(),
                opened(principal(ANOTHER), 50).id());
        database.pauses.pause(ACCOUNT, NOW, Duration.ofSeconds(4), Duration.ofMinutes(5), "THROTTLED");
        assertThat(claim(NOW)).map(lease -> lease.run().id()).contains(begun.id());
        for (UUID run : expected) {
            assertThat(claim(NOW)).map(lease -> lease.run().id()).contains(run);
        }
        assertThat(claim(NOW)).isEmpty();
    }

    @Test
    void sharesRunsBehindAccountThatWaits() {
        openedMany(ACCOUNT, 100);
        EnforcementRun first = opened(principal(ANOTHER), 2);
        EnforcementRun second = opened(principal(ANOTHER), 1);
        database.pauses.pause(ACCOUNT, NOW, Duration.ofSeconds(4), Duration.ofMinutes(5), "THROTTLED");
        database.transaction.executeWithoutResult(status -> {
            assertThat(claim(NOW)).map(lease -> lease.run().id()).contains(first.id());
            assertThat(CompletableFuture.supplyAsync(() -> claim(NOW)).join())
                    .map(lease -> lease.run().id())
                    .contains(second.id());
        });
    }

    @Test
    void keepsNoClaimThatNobodyWaitsForAnyMore() {
        EnforcementRun run = opened(principal(ACCOUNT), 1);
        RunDatabase impatient = database.impatient(Duration.ofSeconds(1));
        database.transaction.executeWithoutResult(status -> {
            database.jdbc.sql("lock table principal_lease in exclusive mode").update();
            assertThatThrownBy(() -> impatient.transaction.execute(claimed -> impatient.claim(NOW, LEASE)))
                    .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        });
        await().until(() -> database.working() == 0);
        assertThat(database.runs.find(run.id()).orElseThrow().attempts()).isZero();
        assertThat(claim(NOW)).map(lease -> lease.run().attempts()).contains(1);
    }

    @Test
    void pausesLongerEachTimeUpToTheLongest() {
        Duration first = Duration.ofSeconds(1);
        Duration longest = Duration.ofSeconds(60);
        Instant now = NOW;
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            database.pauses.pause(ACCOUNT, now, first, longest, "THROTTLED");
            database.pauses.pause(ACCOUNT, now, first, longest, "THROTTLED");
            pauses.add(Duration.between(now, notBefore()));
            now = notBefore();
        }
        for (int i = 0; i < pauses.size(); i++) {
            Duration most = i < 6 ? first.multipliedBy(1L << i) : longest;
            assertThat(pauses.get(i)).isBetween(most.multipliedBy(3).dividedBy(4), most);
        }
        database.pauses.succeeded(ACCOUNT, now.minusMillis(1));
        assertThat(notBefore()).as("still waiting").isEqualTo(now);
        database.pauses.succeeded(ACCOUNT, now);
        database.pauses.pause(ACCOUNT, now, first, longest, "THROTTLED");
        assertThat(notBefore()).isEqualTo(now.plus(first));
    }

    /** Many claim at once, as replicas do: no two ever have the same principal. */
    @Test
    void givesPrincipalToOneOfManyReplicas() {
        List<PrincipalArn> principals = List.of(principal(ACCOUNT), principal(ACCOUNT), principal(ANOTHER));
        for (int i = 0; i < 60; i++) {
            opened(principals.get(i % principals.size()), 100 - i);
        }
        Set<String> owned = ConcurrentHashMap.newKeySet();
        AtomicInteger done = new AtomicInteger();
        List<CompletableFuture<Void>> replicas = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            replicas.add(CompletableFuture.runAsync(() -> {
                for (int tries = 0; tries < 2_000 && done.get() < 60; tries++) {
                    database.transaction.execute(status -> claim(NOW)).ifPresent(lease -> {
                        String principal = lease.run().principal().toString();
                        assertThat(owned.add(principal)).as(principal).isTrue();
                        owned.remove(principal);
                        database.finish(lease, NOW);
                        done.incrementAndGet();
                    });
                }
            }));
        }
        replicas.forEach(CompletableFuture::join);
        assertThat(done).hasValue(60);
        assertThat(database.jdbc
                        .sql("select count(*) from enforcement_run where status <> 'SUCCEEDED' or attempts <> 1")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Instant notBefore() {
        return database.jdbc
                .sql("select not_before from account_pause where account = :account")
                .param("account", ACCOUNT.digits())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private Optional<Lease> claim(Instant now) {
        return database.claim(now, LEASE);
    }

    private EnforcementRun opened(PrincipalArn principal, int secondsAgo) {
        return database.opened(principal, NOW.minusSeconds(secondsAgo));
    }

    /** Each on a principal of its own, due before all others. */
    private void openedMany(AccountId account, int count) {
        for (int i = 0; i < count; i++) {
            opened(principal(account), 1_000 + i);
        }
    }

    /** In this transaction. */
    private long runsRead() {
        return database.jdbc
                .sql(
                        "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'enforcement_run'")
                .query(Long.class)
                .single();
    }

    private static PrincipalArn principal(AccountId account) {
        return PrincipalArn.parse("arn:aws:iam::" + account + ":role/" + UUID.randomUUID());
    }
}
