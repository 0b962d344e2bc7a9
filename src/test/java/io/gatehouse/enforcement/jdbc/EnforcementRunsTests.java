package io.gatehouse.enforcement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.development.database.DatabaseDriver;
import io.gatehouse.enforcement.CallSubject;
import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.EnforcementRuns.Lease;
import io.gatehouse.enforcement.LeaseLostException;
import io.gatehouse.enforcement.OpenCall;
import io.gatehouse.enforcement.RunError;
import io.gatehouse.enforcement.RunOperation;
import io.gatehouse.enforcement.RunStatus;
import io.gatehouse.policy.PrincipalArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@MethodSource("io.gatehouse.development.database.DatabaseDriver#all")
class EnforcementRunsTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final PrincipalArn PRINCIPAL =
            PrincipalArn.parse("arn:aws:iam::111122223333:role/contact-center/admins");
    private static final RunError ERROR = new RunError("THROTTLED", "later");

    private final DatabaseDriver database;
    private final DataSource source;
    private final JdbcClient jdbc;
    private final JdbcEnforcementRuns runs;
    private final JdbcOpenCalls calls;

    EnforcementRunsTests(DatabaseDriver database) {
        this.database = database;
        source = new DriverManagerDataSource(
                database.jdbcUrl(),
                database.application().user(),
                database.application().password());
        jdbc = JdbcClient.create(source);
        runs = new JdbcEnforcementRuns(jdbc);
        calls = new JdbcOpenCalls(jdbc);
    }

    @BeforeEach
    void empty() {
        Flyway.configure()
                .dataSource(
                        database.jdbcUrl(),
                        database.owner().user(),
                        database.owner().password())
                .placeholders(Map.of("applicationRole", database.application().user()))
                .load()
                .migrate();
        JdbcClient.create(new DriverManagerDataSource(
                        database.jdbcUrl(),
                        database.owner().user(),
                        database.owner().password()))
                .sql("truncate association_request cascade")
                .update();
    }

    @Test
    void keepsOneOpenRunPerRequest() {
        EnforcementRun first = opened(NOW);
        assertThat(runs.open(run(first.requestId(), NOW))).isFalse();
        assertThat(runs.findOpen(first.requestId())).contains(first);
        Lease lease = runs.claim(NOW, LEASE).orElseThrow();
        runs.finish(lease, RunStatus.SUCCEEDED, Optional.empty(), NOW);
        assertThat(runs.findOpen(first.requestId())).isEmpty();
        assertThat(runs.open(run(first.requestId(), NOW))).isTrue();
    }

    @Test
    void claimsWhatIsDueForLongestAndCountsAttempts() {
        EnforcementRun later = opened(NOW.minusSeconds(1));
        EnforcementRun sooner = opened(NOW.minusSeconds(2));
        opened(NOW.plusSeconds(1));
        Lease lease = runs.claim(NOW, LEASE).orElseThrow();
        assertThat(lease.run().id()).isEqualTo(sooner.id());
        assertThat(lease.run().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(lease.run().attempts()).isEqualTo(1);
        assertThat(runs.claim(NOW, LEASE).orElseThrow().run().id()).isEqualTo(later.id());
        assertThat(runs.claim(NOW, LEASE)).isEmpty();
    }

    @Test
    void claimsAgainOnlyWhenLeaseHasLapsed() {
        opened(NOW);
        Lease lease = runs.claim(NOW, LEASE).orElseThrow();
        assertThat(runs.claim(NOW.plus(LEASE), LEASE)).isEmpty();
        runs.renew(lease, NOW.plus(LEASE).plusSeconds(10));
        assertThat(runs.claim(NOW.plus(LEASE).plusSeconds(5), LEASE)).isEmpty();
        assertThat(runs.claim(NOW.plus(LEASE).plusSeconds(11), LEASE)
                        .orElseThrow()
                        .run()
                        .attempts())
                .isEqualTo(2);
    }

    @Test
    void acceptsNothingFromWhoLostTheLease() {
        EnforcementRun run = opened(NOW);
        Lease lost = runs.claim(NOW, LEASE).orElseThrow();
        Lease held = runs.claim(NOW.plusSeconds(31), LEASE).orElseThrow();
        assertThatThrownBy(() -> runs.renew(lost, NOW)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> runs.retry(lost, ERROR, NOW)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> runs.finish(lost, RunStatus.FAILED, Optional.of(ERROR), NOW))
                .isInstanceOf(LeaseLostException.class);
        runs.addAwsRequestId(run.id(), "late");
        runs.finish(held, RunStatus.SUCCEEDED, Optional.empty(), NOW);
        assertThatThrownBy(() -> runs.finish(held, RunStatus.FAILED, Optional.of(ERROR), NOW))
                .isInstanceOf(LeaseLostException.class);
        EnforcementRun finished = runs.find(run.id()).orElseThrow();
        assertThat(finished.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(finished.finishedAt()).contains(NOW);
        assertThat(finished.awsRequestIds()).containsExactly("late");
    }

    @Test
    void triesAgainWhenDue() {
        EnforcementRun run = opened(NOW);
        runs.retry(runs.claim(NOW, LEASE).orElseThrow(), ERROR, NOW.plusSeconds(5));
        assertThat(runs.claim(NOW.plusSeconds(4), LEASE)).isEmpty();
        EnforcementRun waiting = runs.find(run.id()).orElseThrow();
        assertThat(waiting.status()).isEqualTo(RunStatus.PENDING);
        assertThat(waiting.error()).contains(ERROR);
        assertThat(runs.claim(NOW.plusSeconds(5), LEASE)).isPresent();
    }

    @Test
    void skipsWhatAnotherTransactionIsClaiming() {
        opened(NOW.minusSeconds(1));
        EnforcementRun second = opened(NOW);
        new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(status -> {
            runs.claim(NOW, LEASE);
            assertThat(CompletableFuture.supplyAsync(() -> runs.claim(NOW, LEASE))
                            .join())
                    .map(lease -> lease.run().id())
                    .contains(second.id());
        });
    }

    @Test
    void closesOpenCallsOnce() {
        EnforcementRun run = opened(NOW);
        OpenCall later = call(run, Optional.of(run.id()), NOW.plusSeconds(1));
        OpenCall sooner = call(run, Optional.of(run.id()), NOW);
        OpenCall lone = call(run, Optional.empty(), NOW);
        calls.close(call(run, Optional.of(run.id()), NOW).id());
        assertThat(calls.closeAllOf(run.id())).containsExactly(sooner, later);
        assertThat(calls.closeAllOf(run.id())).isEmpty();
        assertThat(calls.closeLoneBefore(NOW)).isEmpty();
        assertThat(calls.closeLoneBefore(NOW.plusSeconds(1))).containsExactly(lone);
    }

    private OpenCall call(EnforcementRun run, Optional<UUID> runId, Instant at) {
        var subject = new CallSubject(
                Optional.of(run.requestId()),
                runId,
                "operator",
                PRINCIPAL,
                Optional.of("Gatehouse-" + run.requestId()));
        var call = new OpenCall(UUID.randomUUID(), subject, "iam:GetRole", at);
        calls.open(call);
        return call;
    }

    private EnforcementRun opened(Instant createdAt) {
        UUID request = UUID.randomUUID();
        jdbc.sql("""
                        insert into association_request (id, version, status, requester, created_at, updated_at,
                            principal_arn, instance_arn, intent, policy, policy_digest, catalog_version, statements,
                            warnings, preconditions, enforcement_status)
                        values (:id, 1, 'APPROVED', 'requester', now(), now(), 'p', 'i', '{}', '{}', :id, '1', '[]',
                            '[]', '[]', 'APPLYING')
                        """).param("id", request).update();
        EnforcementRun run = run(request, createdAt);
        assertThat(runs.open(run)).isTrue();
        return run;
    }

    private static EnforcementRun run(UUID request, Instant createdAt) {
        return new EnforcementRun(
                UUID.randomUUID(),
                request,
                RunOperation.APPLY,
                RunStatus.PENDING,
                0,
                List.of(),
                Optional.empty(),
                "operator",
                Optional.empty(),
                Optional.empty(),
                createdAt,
                Optional.empty());
    }
}
