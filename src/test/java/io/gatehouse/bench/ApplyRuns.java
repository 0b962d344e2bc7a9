package io.gatehouse.bench;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Very many approved requests of one likeness, each for a role of its own, and the runs that apply them. */
final class ApplyRuns {
    private static final String COLUMNS =
            "version, status, requester, created_at, updated_at, instance_arn, expires_at, intent, policy, policy_digest,"
                    + " catalog_version, statements, warnings, preconditions, associations_digest, policy_kind";

    private final JdbcClient jdbc;
    private final IamEndpoint iam;
    private int roles;

    ApplyRuns(DevelopmentDatabase database, IamEndpoint iam) {
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(
                database.jdbcUrl(),
                database.application().user(),
                database.application().password(),
                true));
        this.iam = iam;
    }

    /** As ordering them does, but that none is due yet. */
    void order(String template, int number) {
        for (int i = 0; i < number; i++) {
            String role = iam.seed().role(IamEndpoint.DEFAULT_ACCOUNT, "/contact-center/", "apply-" + roles++);
            jdbc.sql("""
                            with made as (
                                insert into association_request (id, principal_arn, enforcement_status, %s)
                                select gen_random_uuid(), :role, 'APPLYING', %s
                                from association_request where id = cast(:template as uuid)
                                returning id)
                            insert into enforcement_run (id, request_id, principal_arn, operation, status, attempts,
                                actor, created_at, due_at)
                            select gen_random_uuid(), id, :role, 'APPLY', 'PENDING', 0, 'operator', now(),
                                now() + interval '1 day'
                            from made
                            """.formatted(COLUMNS, COLUMNS))
                    .param("role", role)
                    .param("template", template)
                    .update();
        }
    }

    void begin() {
        jdbc.sql("update enforcement_run set due_at = clock_timestamp() where finished_at is null")
                .update();
    }

    int open() {
        return count("finished_at is null");
    }

    int notApplied() {
        return count("status <> 'SUCCEEDED'");
    }

    /** From when the last ones began to be due until the last of all was finished. */
    double seconds() {
        return jdbc.sql("select extract(epoch from max(finished_at) - max(due_at)) from enforcement_run")
                .query(Double.class)
                .single();
    }

    private int count(String which) {
        return jdbc.sql("select count(*) from enforcement_run where " + which)
                .query(Integer.class)
                .single();
    }
}
