package io.gatehouse.enforcement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.development.database.DatabaseDriver;
import io.gatehouse.development.database.DatabaseRole;
import io.gatehouse.enforcement.EndedCall;
import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.RunLeases;
import io.gatehouse.enforcement.RunLeases.Ending;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.enforcement.RunOperation;
import io.gatehouse.enforcement.RunStatus;
import io.gatehouse.iam.AccountId;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.request.CarriedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database with no requests, and what the service's role can do with runs in it. */
public class RunDatabase {
    /** As the audit trail would have it recorded. */
    static final CarriedEvent EVENT = new CarriedEvent("""
            insert into audit_event (id, recorded_at, actor, action, outcome, detail)
            """, """
            select gen_random_uuid(), now(), :auditActor, 'aws.call', 'STARTED', cast('{}' as json) from\s""", Map.of("auditActor", "operator"));

    private static final Map<RunOperation, CarriedEvent> ATTEMPTED =
            Map.of(RunOperation.APPLY, attempted("apply"), RunOperation.REVOKE, attempted("revoke"));

    /** Of which the run says all but the action. */
    private static CarriedEvent attempted(String action) {
        return new CarriedEvent("""
                insert into audit_event (id, recorded_at, actor, action, outcome, request_id, http_request_id, detail)
                """, """
                select gen_random_uuid(), clock_timestamp(), :auditActor, :auditAction, 'STARTED', :auditRequest,
                    :auditHttpRequest, :auditDetail
                from\s""", Map.of("auditAction", action));
    }

    /** The outcome of a call of the run, as the audit trail has it; AWS's id only if it answered. */
    static CarriedEvent outcome(EnforcementRun run, @Nullable String awsRequestId) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("auditRequest", run.requestId());
        values.put("auditRun", run.id().toString());
        values.put("auditAws", awsRequestId);
        return new CarriedEvent("""
                insert into audit_event (id, recorded_at, actor, action, outcome, request_id, detail)
                """, """
                select gen_random_uuid(), clock_timestamp(), 'operator', 'aws.call', 'SUCCEEDED', cast(:auditRequest as uuid),
                    json_strip_nulls(json_build_object('runId', cast(:auditRun as text),
                        'awsRequestId', cast(:auditAws as text)))
                from\s""", values);
    }

    final JdbcClient jdbc;
    final JdbcEnforcementRuns runs;
    final JdbcRunLeases leases;
    final JdbcAccountPauses pauses;
    final JdbcOpenCalls calls;
    final TransactionTemplate transaction;

    private final DatabaseDriver database;

    public RunDatabase(DatabaseDriver database) {
        this(database, new Properties());
    }

    private RunDatabase(DatabaseDriver database, Properties options) {
        this.database = database;
        DataSource source = source(database.application(), options);
        jdbc = JdbcClient.create(source);
        runs = new JdbcEnforcementRuns(jdbc);
        leases = new JdbcRunLeases(new NamedParameterJdbcTemplate(source));
        pauses = new JdbcAccountPauses(jdbc);
        calls = new JdbcOpenCalls(jdbc);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    public RunLeases leases() {
        return leases;
    }

    public TransactionTemplate transaction() {
        return transaction;
    }

    public Optional<Lease> claim(Instant now, Duration lease, AccountId... busy) {
        return leases.claim(now, lease, Set.of(busy), ATTEMPTED);
    }

    public void finish(Lease lease, Instant now) {
        finish(lease, now, Optional.empty());
    }

    void finish(Lease lease, Instant now, Optional<EndedCall> last) {
        leases.finish(lease, ending(now, last));
    }

    /** With a new version of the request, if it has this one; if not, nothing is kept. */
    boolean finish(Lease lease, Instant now, EndedCall last, int version) {
        var change = CarriedChange.of(
                "update association_request set version = :version + 1 where id = :id and version = :version"
                        + " returning id",
                Map.of("id", lease.run().requestId(), "version", version));
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean done = leases.finish(lease, ending(now, Optional.of(last)), change);
            if (!done) {
                status.setRollbackOnly();
            }
            return done;
        }));
    }

    int version(EnforcementRun run) {
        return jdbc.sql("select version from association_request where id = :id")
                .param("id", run.requestId())
                .query(Integer.class)
                .single();
    }

    private static Ending ending(Instant now, Optional<EndedCall> last) {
        return new Ending(RunStatus.SUCCEEDED, Optional.empty(), now, EVENT, last, Optional.of(now.plusSeconds(60)));
    }

    public void empty() {
        DatabaseRole owner = database.owner();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), owner.user(), owner.password())
                .placeholders(Map.of("applicationRole", database.application().user()))
                .load()
                .migrate();
        JdbcClient.create(source(owner, new Properties()))
                .sql("truncate association_request, account_pause cascade")
                .update();
    }

    public EnforcementRun opened(PrincipalArn principal, Instant createdAt) {
        UUID request = UUID.randomUUID();
        jdbc.sql("""
                        insert into association_request (id, version, status, requester, created_at, updated_at,
                            principal_arn, instance_arn, intent, policy, policy_digest, catalog_version, statements,
                            warnings, preconditions, enforcement_status)
                        values (:id, 1, 'APPROVED', 'requester', now(), now(), :principal, 'i', '{}', '{}', :id, '1',
                            '[]', '[]', '[]', 'APPLYING')
                        """)
                .param("id", request)
                .param("principal", principal.toString())
                .update();
        EnforcementRun run = run(request, principal, createdAt);
        assertThat(runs.open(run)).isTrue();
        return run;
    }

    /** How many there are; they cannot be taken away again. */
    int events() {
        return jdbc.sql("select count(*) from audit_event").query(Integer.class).single();
    }

    /** Action, actor, HTTP request, run and attempt of the last one about the run's request. */
    List<String> lastEvent(EnforcementRun run) {
        return jdbc.sql("""
                        select array[action, actor, http_request_id, detail ->> 'runId', detail ->> 'attempt'] as texts
                        from audit_event where request_id = :request order by recorded_at desc limit 1
                        """)
                .param("request", run.requestId())
                .query((row, number) -> List.of((String[]) row.getArray("texts").getArray()))
                .single();
    }

    public static EnforcementRun run(UUID request, PrincipalArn principal, Instant createdAt) {
        return new EnforcementRun(
                UUID.randomUUID(),
                request,
                principal,
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

    /** The same one, for a client that does not wait longer than this for an answer. */
    RunDatabase impatient(Duration longest) {
        var options = new Properties();
        options.setProperty("socketTimeout", String.valueOf(longest.toSeconds()));
        return new RunDatabase(database, options);
    }

    /** How many statements are being worked on, this one not counted. */
    int working() {
        return jdbc.sql("select count(*) from pg_stat_activity where usename = current_user and state = 'active'"
                        + " and pid <> pg_backend_pid()")
                .query(Integer.class)
                .single();
    }

    private DataSource source(DatabaseRole role, Properties options) {
        var source = new DriverManagerDataSource(database.jdbcUrl(), role.user(), role.password());
        source.setConnectionProperties(options);
        return source;
    }
}
