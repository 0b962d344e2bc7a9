package io.gatehouse.enforcement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.development.database.DatabaseDriver;
import io.gatehouse.development.database.DatabaseRole;
import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.RunLeases;
import io.gatehouse.enforcement.RunOperation;
import io.gatehouse.enforcement.RunStatus;
import io.gatehouse.policy.PrincipalArn;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database with no requests, and what the service's role can do with runs in it. */
public class RunDatabase {
    /** As the audit trail would have it recorded. */
    public static final CarriedEvent EVENT = new CarriedEvent("""
            insert into audit_event (id, recorded_at, actor, action, outcome, detail)
            select gen_random_uuid(), now(), :auditActor, 'aws.call', 'STARTED', '{}' from\s""", Map.of("auditActor", "operator"));

    /** The outcome of a call of the run, as the audit trail has it; AWS's id only if it answered. */
    static CarriedEvent outcome(EnforcementRun run, @Nullable String awsRequestId) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("auditRequest", run.requestId());
        values.put("auditRun", run.id().toString());
        values.put("auditAws", awsRequestId);
        return new CarriedEvent("""
                insert into audit_event (id, recorded_at, actor, action, outcome, request_id, detail)
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
        this.database = database;
        DataSource source = source(database.application());
        jdbc = JdbcClient.create(source);
        runs = new JdbcEnforcementRuns(jdbc);
        leases = new JdbcRunLeases(jdbc);
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

    public void empty() {
        DatabaseRole owner = database.owner();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), owner.user(), owner.password())
                .placeholders(Map.of("applicationRole", database.application().user()))
                .load()
                .migrate();
        JdbcClient.create(source(owner))
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

    private DataSource source(DatabaseRole role) {
        return new DriverManagerDataSource(database.jdbcUrl(), role.user(), role.password());
    }
}
