package io.gatehouse.enforcement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.audit.Outcome;
import io.gatehouse.development.database.DatabaseDriver;
import io.gatehouse.enforcement.CallSubject;
import io.gatehouse.enforcement.DriftChecks.Check;
import io.gatehouse.enforcement.EndedCall;
import io.gatehouse.enforcement.OpenCall;
import io.gatehouse.iam.AccountId;
import io.gatehouse.policy.PrincipalArn;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
class DriftChecksTests {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LEASE_END = NOW.plus(Duration.ofMinutes(5));
    private static final AccountId ACCOUNT = AccountId.parse("111122223333");
    private static final AccountId ANOTHER = AccountId.parse("444455556666");

    private final DatabaseDriver database;
    private final DataSource source;
    private final JdbcClient jdbc;
    private final JdbcDriftChecks checks;

    DriftChecksTests(DatabaseDriver database) {
        this.database = database;
        source = new DriverManagerDataSource(
                database.jdbcUrl(),
                database.application().user(),
                database.application().password());
        jdbc = JdbcClient.create(source);
        checks = new JdbcDriftChecks(jdbc);
    }

    @BeforeEach
    void empty() {
        var owner = new DriverManagerDataSource(
                database.jdbcUrl(), database.owner().user(), database.owner().password());
        Flyway.configure()
                .dataSource(owner)
                .placeholders(Map.of("applicationRole", database.application().user()))
                .load()
                .migrate();
        JdbcClient.create(owner).sql("truncate association_request cascade").update();
    }

    @Test
    void areClaimedByWhatIsDueForLongestAndNoMoreThanAskedFor() {
        UUID later = planned(ACCOUNT, NOW.minusSeconds(1));
        UUID sooner = planned(ACCOUNT, NOW.minusSeconds(2));
        planned(ACCOUNT, NOW.plusSeconds(1));
        assertThat(claim(1)).containsExactly(new Check(sooner, ACCOUNT, NOW.minusSeconds(2), LEASE_END));
        assertThat(claim(8)).containsExactly(new Check(later, ACCOUNT, NOW.minusSeconds(1), LEASE_END));
        assertThat(claim(8)).isEmpty();
        assertThat(checks.next()).contains(NOW.plusSeconds(1));
    }

    @Test
    void areDueAgainWhereWhoClaimedThemDied() {
        UUID request = planned(ACCOUNT, NOW);
        assertThat(claim(8)).hasSize(1);
        assertThat(checks.claim(LEASE_END.minusSeconds(1), LEASE_END, 8, Set.of()))
                .isEmpty();
        assertThat(checks.claim(LEASE_END, LEASE_END.plusSeconds(300), 8, Set.of()))
                .extracting(Check::requestId)
                .containsExactly(request);
    }

    @Test
    void arePlannedAnewAndEnded() {
        planned(ACCOUNT, NOW);
        Check claimed = claim(8).get(0);
        checks.reschedule(claimed, NOW.minusSeconds(5));
        assertThat(checks.next()).contains(NOW.minusSeconds(5));
        checks.end(claim(8).get(0));
        assertThat(checks.next()).isEmpty();
    }

    @Test
    void areNotTouchedByWhoClaimedThemBeforeTheyWerePlannedAnew() {
        UUID request = planned(ACCOUNT, NOW);
        Check claimed = claim(8).get(0);
        checks.schedule(request, ACCOUNT, NOW.plusSeconds(60));
        checks.reschedule(claimed, NOW.plusSeconds(900));
        checks.end(claimed);
        assertThat(checks.next()).contains(NOW.plusSeconds(60));
    }

    @Test
    void areConcludedWithTheOutcomeOfTheLastCallWhereNothingChanged() {
        UUID request = planned(ACCOUNT, NOW);
        Check claimed = claim(8).get(0);
        EndedCall last = call(request);
        assertThat(checks.seen(claimed, last, 1, NOW, NOW.plusSeconds(900))).isTrue();
        assertThat(verified(request)).contains(NOW);
        assertThat(checks.next()).contains(NOW.plusSeconds(900));
        assertThat(outcomes(request)).isOne();
        assertThat(checks.seen(claimed, last, 1, NOW.plusSeconds(1), NOW)).isFalse();
        assertThat(verified(request)).contains(NOW);
        assertThat(checks.next()).contains(NOW.plusSeconds(900));
        assertThat(outcomes(request)).isOne();
    }

    @Test
    void sayNothingOfARequestThatHasChangedMeanwhile() {
        UUID request = planned(ACCOUNT, NOW);
        Check claimed = claim(8).get(0);
        assertThat(checks.seen(claimed, call(request), 2, NOW, NOW.plusSeconds(900)))
                .isTrue();
        assertThat(verified(request)).isEmpty();
        assertThat(checks.next()).contains(NOW.plusSeconds(900));
    }

    @Test
    void passOverAccountsThatRest() {
        planned(ACCOUNT, NOW.minusSeconds(9));
        UUID other = planned(ANOTHER, NOW);
        assertThat(checks.claim(NOW, LEASE_END, 8, Set.of(ACCOUNT)))
                .extracting(Check::requestId)
                .containsExactly(other);
        assertThat(checks.claim(NOW, LEASE_END, 8, Set.of())).hasSize(1);
    }

    @Test
    void areClaimedOfAllAccountsByWhatIsDueForLongest() {
        UUID second = planned(ANOTHER, NOW.minusSeconds(2));
        UUID third = planned(ACCOUNT, NOW.minusSeconds(1));
        UUID first = planned(ACCOUNT, NOW.minusSeconds(3));
        assertThat(claim(2)).extracting(Check::requestId).containsExactlyInAnyOrder(first, second);
        assertThat(checks.next()).contains(NOW.minusSeconds(1));
        assertThat(claim(2)).extracting(Check::requestId).containsExactly(third);
    }

    @Test
    void leaveRoomForAccountsOfWhichFewerAreDue() {
        for (int i = 0; i < 20; i++) {
            planned(ACCOUNT, NOW.minusSeconds(60));
        }
        UUID other = planned(ANOTHER, NOW);
        assertThat(claim(8))
                .hasSize(5)
                .anyMatch(check -> check.requestId().equals(other))
                .filteredOn(check -> check.account().equals(ACCOUNT))
                .hasSize(4);
        assertThat(claim(8)).hasSize(8);
    }

    @Test
    void areNotReadWhereTheirAccountRests() {
        for (int i = 0; i < 200; i++) {
            planned(ACCOUNT, NOW.minusSeconds(i));
        }
        new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(status -> {
            assertThat(checks.claim(NOW, LEASE_END, 8, Set.of(ACCOUNT))).isEmpty();
            assertThat(rowsRead()).isLessThan(10);
        });
    }

    @Test
    void areSharedByReplicasThatClaimAtOnce() {
        UUID first = planned(ACCOUNT, NOW.minusSeconds(1));
        UUID second = planned(ACCOUNT, NOW);
        new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(status -> {
            assertThat(claim(1)).extracting(Check::requestId).containsExactly(first);
            assertThat(CompletableFuture.supplyAsync(() -> claim(8)).join())
                    .extracting(Check::requestId)
                    .containsExactly(second);
        });
    }

    /** Of no run, begun and answered. */
    private EndedCall call(UUID request) {
        var subject = new CallSubject(
                Optional.of(request),
                Optional.empty(),
                AuditEvent.SYSTEM,
                PrincipalArn.parse("arn:aws:iam::111122223333:role/r"),
                Optional.empty());
        var call = new OpenCall(UUID.randomUUID(), subject, "iam:GetRole", NOW);
        assertThat(new JdbcOpenCalls(jdbc).open(call, RunDatabase.EVENT, null)).isTrue();
        return new EndedCall(
                call,
                AuditEvent.of(AuditAction.AWS_CALL, Outcome.SUCCEEDED),
                new CarriedEvent("""
                        insert into audit_event (id, recorded_at, actor, action, outcome, request_id, detail)
                        """, """
                        select gen_random_uuid(), now(), 'system', 'aws.call', 'SUCCEEDED', :auditRequest, '{}' from\s""", Map.of("auditRequest", request)));
    }

    private int outcomes(UUID request) {
        return jdbc.sql("select count(*) from audit_event where request_id = :request")
                .param("request", request)
                .query(Integer.class)
                .single();
    }

    private Optional<Instant> verified(UUID request) {
        return jdbc.sql("select last_verified_at from association_request where id = :request")
                .param("request", request)
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** By this transaction. */
    private int rowsRead() {
        return jdbc.sql("select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)"
                        + " from pg_stat_xact_user_tables where relname = 'drift_check'")
                .query(Integer.class)
                .single();
    }

    private List<Check> claim(int limit) {
        return checks.claim(NOW, LEASE_END, limit, Set.of());
    }

    private UUID planned(AccountId account, Instant due) {
        UUID request = UUID.randomUUID();
        jdbc.sql("""
                        insert into association_request (id, version, status, requester, created_at, updated_at,
                            principal_arn, instance_arn, intent, policy, policy_digest, catalog_version, statements,
                            warnings, preconditions, enforcement_status)
                        values (:id, 1, 'APPLIED', 'requester', now(), now(), 'p', 'i', '{}', '{}', :id, '1', '[]',
                            '[]', '[]', 'IN_FORCE')
                        """).param("id", request).update();
        checks.schedule(request, account, due);
        return request;
    }
}
