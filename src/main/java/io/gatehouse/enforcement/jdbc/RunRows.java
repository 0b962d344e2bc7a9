package io.gatehouse.enforcement.jdbc;

import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.RunError;
import io.gatehouse.enforcement.RunOperation;
import io.gatehouse.enforcement.RunStatus;
import io.gatehouse.policy.PrincipalArn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;

/** From a row to a run. */
class RunRows implements RowMapper<EnforcementRun> {

    /** Of a run that the query names so; AWS's ids are those that the audit trail has of its calls, near its time. */
    static final String COLUMNS = """
            run.*, array(
                select event.detail ->> 'awsRequestId' from audit_event event
                where event.request_id = run.request_id and event.action = 'aws.call'
                  and event.recorded_at between run.created_at - interval '1 minute'
                      and coalesce(run.finished_at, now()) + interval '1 minute'
                  and event.detail ->> 'runId' = cast(run.id as text) and event.detail ->> 'awsRequestId' is not null
                order by event.recorded_at, event.id) as aws_request_ids
            """;

    /** Of a run that is worked on: nobody asks then what AWS called its calls. */
    static final String WITHOUT_CALLS = " run.*, cast('{}' as text[]) as aws_request_ids\n";

    @Override
    public EnforcementRun mapRow(ResultSet row, int number) throws SQLException {
        String detail = row.getString("error_detail");
        return new EnforcementRun(
                row.getObject("id", UUID.class),
                row.getObject("request_id", UUID.class),
                PrincipalArn.parse(row.getString("principal_arn")),
                RunOperation.valueOf(row.getString("operation")),
                RunStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                List.of((String[]) row.getArray("aws_request_ids").getArray()),
                Optional.ofNullable(row.getString("error_code")).map(code -> new RunError(code, detail)),
                row.getString("actor"),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("http_request_id")),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant));
    }
}
