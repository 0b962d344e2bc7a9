package io.gatehouse.audit.jdbc;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditFilter;
import io.gatehouse.web.Cursor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions that are really there, and their parameters. */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new LinkedHashMap<>();

    static Where of(AuditFilter filter) {
        return new Where()
                .and("request_id = :requestId", "requestId", filter.requestId())
                .and("actor = :actor", "actor", filter.actor())
                .and("action = :action", "action", text(filter.action()))
                .and("recorded_at >= :from", "from", filter.from())
                .and("recorded_at < :to", "to", filter.to());
    }

    private static @Nullable String text(@Nullable AuditAction action) {
        return action == null ? null : action.text();
    }

    Where after(@Nullable Cursor cursor) {
        if (cursor == null) {
            return this;
        }
        params.put("afterId", cursor.id());
        return and("(recorded_at, id) < (:afterTime, :afterId)", "afterTime", cursor.time());
    }

    private Where and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            params.put(name, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        }
        return this;
    }

    String sql() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> params() {
        return params;
    }
}
