package io.gatehouse.enforcement.jdbc;

import io.gatehouse.enforcement.ExpiredRequests;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Expired requests in PostgreSQL. */
@Repository
class JdbcExpiredRequests implements ExpiredRequests {

    private final JdbcClient jdbc;

    JdbcExpiredRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<UUID> find(Instant now, boolean revocable, Instant failedAfter, int limit) {
        return jdbc.sql("""
                        select id from association_request request
                        where status in ('PENDING_APPROVAL', 'APPROVED', 'APPLIED') and expires_at <= :now
                          and (enforcement_status = 'NOT_APPLIED'
                               or :revocable and enforcement_status <> 'REVOKING'
                                  and not exists (select 1 from enforcement_run run
                                                  where run.request_id = request.id and run.operation = 'REVOKE'
                                                    and run.finished_at > :failedAfter))
                        order by expires_at, id limit :limit
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("revocable", revocable)
                .param("failedAfter", failedAfter.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }
}
