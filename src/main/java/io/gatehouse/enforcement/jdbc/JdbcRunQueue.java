package io.gatehouse.enforcement.jdbc;

import io.gatehouse.enforcement.RunQueue;
import io.gatehouse.enforcement.RunStatus;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The queue in PostgreSQL. */
@Repository
class JdbcRunQueue implements RunQueue {

    private final JdbcClient jdbc;

    JdbcRunQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(RunStatus status, int count, Optional<Instant> oldestDue) {}

    @Override
    public State state(Instant now) {
        List<Row> rows = rows(now);
        return new State(
                rows.stream().collect(Collectors.toMap(Row::status, Row::count)),
                rows.stream().flatMap(row -> row.oldestDue().stream()).findFirst());
    }

    private List<Row> rows(Instant now) {
        return jdbc.sql("""
                        select status, count(*) as runs, min(due_at) filter (where status = 'PENDING' and due_at <= :now) as due
                        from enforcement_run where finished_at is null group by status
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Row(
                        RunStatus.valueOf(row.getString("status")),
                        row.getInt("runs"),
                        Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant)))
                .list();
    }
}
