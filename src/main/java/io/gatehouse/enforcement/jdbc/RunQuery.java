package io.gatehouse.enforcement.jdbc;

import io.gatehouse.enforcement.RunFilter;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The query for a page of runs, newest first. */
class RunQuery {

    private final StringBuilder sql =
            new StringBuilder("select " + RunRows.COLUMNS + " from enforcement_run run where true");
    private final Map<String, Object> values = new HashMap<>();

    RunQuery(RunFilter filter) {
        equal("status", filter.status().map(Enum::name));
        equal("operation", filter.operation().map(Enum::name));
        equal("request_id", filter.requestId());
        equal("principal_arn", filter.principalArn());
        filter.requester().ifPresent(requester -> {
            sql.append(" and request_id in (select id from association_request where requester = :requester)");
            values.put("requester", requester);
        });
        filter.before().ifPresent(position -> {
            sql.append(" and (created_at, id) < (:createdAt, :id)");
            values.put("createdAt", position.createdAt().atOffset(ZoneOffset.UTC));
            values.put("id", position.id());
        });
        sql.append(" order by created_at desc, id desc limit :limit");
        values.put("limit", filter.limit());
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> values() {
        return values;
    }

    private void equal(String column, Optional<?> value) {
        value.ifPresent(it -> {
            sql.append(" and ").append(column).append(" = :").append(column);
            values.put(column, it);
        });
    }
}
