package io.gatehouse.audit.jdbc;

import io.gatehouse.audit.AuditFilter;
import io.gatehouse.audit.AuditLog;
import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.audit.RecordedEvent;
import io.gatehouse.web.Cursor;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads and inserts rows of {@code audit_event}. */
@Repository
class JdbcAuditLog implements AuditLog {
    private static final int FETCH_SIZE = 200;
    private static final String INSERT = """
            insert into audit_event (id, recorded_at, actor, action, outcome, request_id, http_request_id, detail)
            """;
    private static final String SELECT = """
            select cast(:auditId as uuid), cast(:auditTime as timestamptz), cast(:auditActor as text),
                cast(:auditAction as text), cast(:auditOutcome as text), cast(:auditRequest as uuid),
                cast(:auditHttpRequest as text), cast(:auditDetail as json)""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final EventRows rows;

    JdbcAuditLog(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.rows = new EventRows(json);
    }

    @Override
    public void insert(RecordedEvent event) {
        jdbc.sql(INSERT + SELECT).params(values(event)).update();
    }

    @Override
    public CarriedEvent carried(RecordedEvent event) {
        return new CarriedEvent(INSERT, SELECT + " from ", values(event));
    }

    private Map<String, @Nullable Object> values(RecordedEvent event) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("auditId", event.id());
        values.put("auditTime", event.recordedAt().atOffset(ZoneOffset.UTC));
        values.put("auditActor", event.actor());
        values.put("auditAction", event.action());
        values.put("auditOutcome", event.outcome().name());
        values.put("auditRequest", event.requestId());
        values.put("auditHttpRequest", event.httpRequestId());
        values.put("auditDetail", json.writeValueAsString(event.detail()));
        return values;
    }

    @Override
    public Optional<RecordedEvent> find(UUID id) {
        return jdbc.sql("select * from audit_event where id = :id")
                .param("id", id)
                .query(rows)
                .optional();
    }

    @Override
    public List<RecordedEvent> newest(AuditFilter filter, @Nullable Cursor after, int limit) {
        Where where = Where.of(filter).after(after);
        return jdbc.sql("select * from audit_event" + where.sql() + " order by recorded_at desc, id desc limit :limit")
                .params(where.params())
                .param("limit", limit)
                .query(rows)
                .list();
    }

    // The driver reads in portions only inside a transaction.
    @Override
    @Transactional(readOnly = true)
    public void forEachOldestFirst(AuditFilter filter, Consumer<RecordedEvent> each) {
        Where where = Where.of(filter);
        try (Stream<RecordedEvent> events = jdbc
                .sql("select * from audit_event" + where.sql() + " order by recorded_at, id")
                .params(where.params())
                .withFetchSize(FETCH_SIZE)
                .query(rows)
                .stream()) {
            events.forEach(each);
        }
    }
}
