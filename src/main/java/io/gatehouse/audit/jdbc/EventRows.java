package io.gatehouse.audit.jdbc;

import io.gatehouse.audit.Outcome;
import io.gatehouse.audit.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One row, one event. */
record EventRows(JsonMapper json) implements RowMapper<RecordedEvent> {
    private static final TypeReference<LinkedHashMap<String, Object>> DETAIL = new TypeReference<>() {};

    @Override
    public RecordedEvent mapRow(ResultSet row, int number) throws SQLException {
        return new RecordedEvent(
                row.getObject("id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                Outcome.valueOf(row.getString("outcome")),
                row.getObject("request_id", UUID.class),
                row.getString("http_request_id"),
                json.readValue(row.getString("detail"), DETAIL));
    }
}
