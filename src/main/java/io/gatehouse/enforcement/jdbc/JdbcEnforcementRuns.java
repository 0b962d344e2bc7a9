package io.gatehouse.enforcement.jdbc;

import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.EnforcementRuns;
import io.gatehouse.enforcement.LeaseLostException;
import io.gatehouse.enforcement.RunError;
import io.gatehouse.enforcement.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs in PostgreSQL, which is also where replicas agree on who works on which. */
@Repository
class JdbcEnforcementRuns implements EnforcementRuns {

    private static final RunRows ROWS = new RunRows();

    private final JdbcClient jdbc;

    JdbcEnforcementRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean open(EnforcementRun run) {
        return jdbc.sql("""
                                insert into enforcement_run (id, request_id, operation, status, attempts,
                                    aws_request_ids, actor, reason, http_request_id, created_at, due_at)
                                values (:id, :request, :operation, :status, 0, '{}', :actor, :reason, :httpRequest,
                                    :createdAt, :createdAt)
                                on conflict (request_id) where finished_at is null do nothing
                                """)
                        .param("id", run.id())
                        .param("request", run.requestId())
                        .param("operation", run.operation().name())
                        .param("status", run.status().name())
                        .param("actor", run.actor())
                        .param("reason", run.reason().orElse(null))
                        .param("httpRequest", run.httpRequestId().orElse(null))
                        .param("createdAt", utc(run.createdAt()))
                        .update()
                == 1;
    }

    @Override
    public Optional<EnforcementRun> find(UUID id) {
        return jdbc.sql("select * from enforcement_run where id = :id")
                .param("id", id)
                .query(ROWS)
                .optional();
    }

    @Override
    public Optional<EnforcementRun> findOpen(UUID requestId) {
        return jdbc.sql("select * from enforcement_run where request_id = :request and finished_at is null")
                .param("request", requestId)
                .query(ROWS)
                .optional();
    }

    @Override
    public Optional<Lease> claim(Instant now, Duration duration) {
        UUID token = UUID.randomUUID();
        return jdbc.sql("""
                        update enforcement_run
                        set status = 'RUNNING', attempts = attempts + 1, lease_token = :token, lease_until = :until
                        where id = (select id from enforcement_run
                                    where finished_at is null and due_at <= :now
                                      and (lease_until is null or lease_until < :now)
                                    order by due_at limit 1 for update skip locked)
                        returning *
                        """)
                .param("token", token)
                .param("now", utc(now))
                .param("until", utc(now.plus(duration)))
                .query(ROWS)
                .optional()
                .map(run -> new Lease(run, token));
    }

    @Override
    public void renew(Lease lease, Instant until) {
        held(
                lease,
                jdbc.sql("update enforcement_run set lease_until = :until"
                                + " where id = :id and lease_token = :token and finished_at is null")
                        .param("until", utc(until)));
    }

    @Override
    public void addAwsRequestId(UUID runId, String awsRequestId) {
        jdbc.sql("update enforcement_run set aws_request_ids = aws_request_ids || :awsRequest where id = :id")
                .param("awsRequest", awsRequestId)
                .param("id", runId)
                .update();
    }

    @Override
    public void retry(Lease lease, RunError error, Instant due) {
        held(
                lease,
                jdbc.sql("""
                                update enforcement_run
                                set status = 'PENDING', error_code = :code, error_detail = :detail, due_at = :due,
                                    lease_token = null, lease_until = null
                                where id = :id and lease_token = :token and finished_at is null
                                """)
                        .param("code", error.code())
                        .param("detail", error.detail())
                        .param("due", utc(due)));
    }

    @Override
    public void finish(Lease lease, RunStatus status, Optional<RunError> error, Instant now) {
        held(
                lease,
                jdbc.sql("""
                                update enforcement_run
                                set status = :status, error_code = :code, error_detail = :detail, finished_at = :now,
                                    lease_token = null, lease_until = null
                                where id = :id and lease_token = :token and finished_at is null
                                """)
                        .param("status", status.name())
                        .param("code", error.map(RunError::code).orElse(null))
                        .param("detail", error.map(RunError::detail).orElse(null))
                        .param("now", utc(now)));
    }

    private static void held(Lease lease, JdbcClient.StatementSpec update) {
        int updated = update.param("id", lease.run().id())
                .param("token", lease.token())
                .update();
        if (updated == 0) {
            throw new LeaseLostException(lease.run().id());
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
