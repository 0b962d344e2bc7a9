package io.gatehouse.request.jdbc;

import io.gatehouse.request.RequestFilter;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The query for a page of requests, newest first. */
class FilterQuery {

    static final String ORDER = "r.created_at desc, r.id desc";

    private final StringBuilder sql = new StringBuilder("select * from association_request where true");
    private final Map<String, Object> values = new HashMap<>();

    FilterQuery(RequestFilter filter) {
        equal("status", filter.status().map(Enum::name));
        equal("principal_arn", filter.principalArn());
        equal("instance_arn", filter.instanceArn());
        equal("requester", filter.requester());
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

    private void equal(String column, Optional<String> value) {
        value.ifPresent(it -> {
            sql.append(" and ").append(column).append(" = :").append(column);
            values.put(column, it);
        });
    }
}
