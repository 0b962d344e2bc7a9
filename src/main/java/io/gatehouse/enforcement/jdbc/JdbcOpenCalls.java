package io.gatehouse.enforcement.jdbc;

import io.gatehouse.enforcement.CallSubject;
import io.gatehouse.enforcement.OpenCall;
import io.gatehouse.enforcement.OpenCalls;
import io.gatehouse.policy.PrincipalArn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open calls in PostgreSQL, where another replica finds them. */
@Repository
class JdbcOpenCalls implements OpenCalls {

    private final JdbcClient jdbc;

    JdbcOpenCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void open(OpenCall call) {
        jdbc.sql("""
                        insert into open_aws_call (id, request_id, run_id, actor, principal_arn, policy_name, call, started_at)
                        values (:id, :request, :run, :actor, :principal, :policy, :call, :startedAt)
                        """)
                .param("id", call.id())
                .param("request", call.subject().requestId().orElse(null))
                .param("run", call.subject().runId().orElse(null))
                .param("actor", call.subject().actor())
                .param("principal", call.subject().principal().toString())
                .param("policy", call.subject().policyName().orElse(null))
                .param("call", call.call())
                .param("startedAt", call.startedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public boolean close(UUID id) {
        return jdbc.sql("delete from open_aws_call where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public List<OpenCall> closeAllOf(PrincipalArn principal) {
        return closed(jdbc.sql("delete from open_aws_call where principal_arn = :principal and run_id is not null"
                        + " returning *")
                .param("principal", principal.toString()));
    }

    @Override
    public List<OpenCall> closeLoneBefore(Instant time) {
        return closed(jdbc.sql("delete from open_aws_call where run_id is null and started_at < :time returning *")
                .param("time", time.atOffset(ZoneOffset.UTC)));
    }

    private static List<OpenCall> closed(JdbcClient.StatementSpec deletion) {
        return deletion.query((row, number) -> call(row)).list().stream()
                .sorted(Comparator.comparing(OpenCall::startedAt))
                .toList();
    }

    private static OpenCall call(ResultSet row) throws SQLException {
        return new OpenCall(
                row.getObject("id", UUID.class),
                new CallSubject(
                        Optional.ofNullable(row.getObject("request_id", UUID.class)),
                        Optional.ofNullable(row.getObject("run_id", UUID.class)),
                        row.getString("actor"),
                        PrincipalArn.parse(row.getString("principal_arn")),
                        Optional.ofNullable(row.getString("policy_name"))),
                row.getString("call"),
                row.getTimestamp("started_at").toInstant());
    }
}
