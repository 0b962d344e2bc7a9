package io.gatehouse.enforcement.jdbc;

import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.EnforcementRuns;
import io.gatehouse.enforcement.RunError;
import io.gatehouse.enforcement.RunFilter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs in PostgreSQL. */
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
                                insert into enforcement_run (id, request_id, principal_arn, operation, status, attempts,
                                    actor, reason, http_request_id, created_at, due_at)
                                values (:id, :request, :principal, :operation, :status, 0, :actor, :reason,
                                    :httpRequest, :createdAt, :createdAt)
                                on conflict (request_id) where finished_at is null do nothing
                                """)
                        .param("id", run.id())
                        .param("request", run.requestId())
                        .param("principal", run.principal().toString())
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
        return one("id = :id", id);
    }

    @Override
    public Optional<EnforcementRun> findOpen(UUID requestId) {
        return one("request_id = :id and finished_at is null", requestId);
    }

    @Override
    public Optional<EnforcementRun> findLatest(UUID requestId) {
        return one("request_id = :id order by created_at desc, id desc limit 1", requestId);
    }

    @Override
    public List<EnforcementRun> find(RunFilter filter) {
        var query = new RunQuery(filter);
        return jdbc.sql(query.sql()).params(query.values()).query(ROWS).list();
    }

    @Override
    public void end(UUID id, RunError error, Instant now) {
        jdbc.sql("""
                        update enforcement_run
                        set status = 'FAILED', error_code = :code, error_detail = :detail, finished_at = :now,
                            lease_token = null
                        where id = :id and finished_at is null
                        """)
                .param("id", id)
                .param("code", error.code())
                .param("detail", error.detail())
                .param("now", utc(now))
                .update();
    }

    private Optional<EnforcementRun> one(String where, UUID id) {
        return jdbc.sql("select " + RunRows.COLUMNS + " from enforcement_run run where " + where)
                .param("id", id)
                .query(ROWS)
                .optional();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
