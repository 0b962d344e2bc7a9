package io.gatehouse.bench;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Very many grants of one likeness, in the database and in IAM, and when they are looked at. */
final class DriftGrants {
    private static final String COLUMNS =
            "version, status, requester, created_at, updated_at, instance_arn, expires_at,"
                    + " intent, policy, policy_digest, catalog_version, statements, warnings, preconditions,"
                    + " enforcement_status, last_verified_at, associations_digest, policy_kind";

    private final Connection connection;
    private final JdbcClient jdbc;
    private final IamEndpoint iam;
    private OffsetDateTime start = OffsetDateTime.MIN;

    DriftGrants(DevelopmentDatabase database, IamEndpoint iam) throws SQLException {
        var source = new SingleConnectionDataSource(
                database.jdbcUrl(),
                database.application().user(),
                database.application().password(),
                true);
        this.connection = source.getConnection();
        this.jdbc = JdbcClient.create(source);
        this.iam = iam;
    }

    void multiply(String template, int grants) {
        String policy = jdbc.sql("select policy from association_request where id = cast(:id as uuid)")
                .param("id", template)
                .query(String.class)
                .single();
        for (int i = 0; i < grants; i++) {
            UUID id = UUID.randomUUID();
            String role = iam.seed().role(IamEndpoint.DEFAULT_ACCOUNT, "/contact-center/", "grant-" + i);
            iam.seed().inline(role, "Gatehouse-" + id, policy);
            jdbc.sql("insert into association_request (id, principal_arn, " + COLUMNS + ") select :id, :role, "
                            + COLUMNS + " from association_request where id = cast(:template as uuid)")
                    .param("id", id)
                    .param("role", role)
                    .param("template", template)
                    .update();
            jdbc.sql("insert into drift_check (request_id, account, next_check_at)"
                            + " values (:id, :account, now() + interval '1 day')")
                    .param("id", id)
                    .param("account", IamEndpoint.DEFAULT_ACCOUNT)
                    .update();
        }
    }

    /** All of them are due. */
    void startPass() {
        start = jdbc.sql("select now()").query(OffsetDateTime.class).single();
        jdbc.sql("update drift_check set next_check_at = :start")
                .param("start", start)
                .update();
    }

    /** Nobody takes what is due: by a lock, since changing all rows would leave the service work for long after. */
    void rest() throws SQLException {
        connection.setAutoCommit(false);
        jdbc.sql("lock table drift_check in exclusive mode").update();
    }

    void goOn() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Those not yet looked at in this pass; what was looked at early in it may be due again. */
    int left() {
        return jdbc.sql("select count(*) from association_request where last_verified_at < :start")
                .param("start", start)
                .query(Integer.class)
                .single();
    }
}
