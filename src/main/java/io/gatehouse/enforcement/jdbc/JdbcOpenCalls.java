package io.gatehouse.enforcement.jdbc;

import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.enforcement.CallSubject;
import io.gatehouse.enforcement.EndedCall;
import io.gatehouse.enforcement.OpenCall;
import io.gatehouse.enforcement.OpenCalls;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.policy.PrincipalArn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open calls in PostgreSQL, where another replica finds them. Each statement locks in the order of {@link JdbcRunLeases}. */
@Repository
class JdbcOpenCalls implements OpenCalls {

    private static final String CALL = """
            call as (
                insert into open_aws_call (id, request_id, run_id, actor, principal_arn, policy_name, call, started_at)
                select :id, cast(:request as uuid), cast(:run as uuid), :actor, :principal, cast(:policy as text), :call,
                    cast(:startedAt as timestamptz)""";

    private final JdbcClient jdbc;

    JdbcOpenCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean open(OpenCall call, CarriedEvent intent, @Nullable EndedCall before) {
        var closing = new Closing(Optional.ofNullable(before), "");
        CarriedEvent events = closing.before(intent);
        String sql = "with " + closing.sql() + CALL + (before == null ? "" : " from ended") + " returning id)\n"
                + events.sql() + "call";
        return about(call, jdbc.sql(sql))
                        .params(closing.values())
                        .params(events.values())
                        .update()
                > 0;
    }

    @Override
    public boolean open(OpenCall call, CarriedEvent intent, @Nullable EndedCall before, Lease lease, Instant until) {
        var closing = new Closing(Optional.ofNullable(before), " and exists (select 1 from lease)");
        CarriedEvent events = closing.before(intent);
        return about(
                                call,
                                jdbc.sql("""
                        with lease as (
                            update principal_lease set lease_until = greatest(lease_until, :until)
                            where principal_arn = :principal and token = :token
                              and exists (select 1 from enforcement_run
                                          where id = :run and lease_token = :token and finished_at is null)
                            returning run_id),
                        """ + closing.sql() + CALL + " from lease" + (before == null ? "" : ", ended")
                                        + " returning id)\n"
                                        + events.sql() + "call"))
                        .params(closing.values())
                        .params(events.values())
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("token", lease.token())
                        .update()
                > 0;
    }

    /**
     * The end of a call, if there is one, within a statement.
     *
     * @param condition that the lease is locked, since whoever takes it closes all calls
     */
    record Closing(Optional<EndedCall> call, String condition) {

        /** Whose rows are {@code ended}. */
        String sql() {
            return call.isEmpty()
                    ? ""
                    : "ended as (delete from open_aws_call where id = :ended" + condition + " returning id),\n";
        }

        Map<String, UUID> values() {
            return call.map(it -> Map.of("ended", it.call().id())).orElse(Map.of());
        }

        CarriedEvent before(CarriedEvent event) {
            return call.map(it -> event.after(it.carried().named("outcome"), "ended"))
                    .orElse(event);
        }
    }

    private static JdbcClient.StatementSpec about(OpenCall call, JdbcClient.StatementSpec statement) {
        CallSubject subject = call.subject();
        return statement
                .param("id", call.id())
                .param("request", subject.requestId().orElse(null))
                .param("run", subject.runId().orElse(null))
                .param("actor", subject.actor())
                .param("principal", subject.principal().toString())
                .param("policy", subject.policyName().orElse(null))
                .param("call", call.call())
                .param("startedAt", call.startedAt().atOffset(ZoneOffset.UTC));
    }

    @Override
    public boolean close(OpenCall call, CarriedEvent outcome) {
        return jdbc.sql("with call as (delete from open_aws_call where id = :id returning id)\n" + outcome.sql()
                                + "call")
                        .param("id", call.id())
                        .params(outcome.values())
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
