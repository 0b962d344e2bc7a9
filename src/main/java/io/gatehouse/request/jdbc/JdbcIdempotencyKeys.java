package io.gatehouse.request.jdbc;

import io.gatehouse.request.IdempotencyKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Idempotency keys in PostgreSQL; each use also clears away a few that are too old. */
@Repository
class JdbcIdempotencyKeys implements IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;

    JdbcIdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Use> find(Key key, Instant now) {
        return jdbc.sql("""
                        select fingerprint, request_id from idempotency_key
                        where actor = :actor and key = :key and created_at > :oldest
                        """)
                .param("actor", key.actor())
                .param("key", key.value())
                .param("oldest", oldest(now))
                .query((row, number) -> new Use(row.getString(1), row.getObject(2, UUID.class)))
                .optional();
    }

    @Override
    public boolean take(Key key, Use use, Instant now) {
        forgetExpired(key, now);
        boolean taken = jdbc.sql("""
                                insert into idempotency_key (actor, key, fingerprint, request_id, created_at)
                                values (:actor, :key, :fingerprint, :request, :now) on conflict do nothing
                                """)
                        .param("actor", key.actor())
                        .param("key", key.value())
                        .param("fingerprint", use.fingerprint())
                        .param("request", use.requestId())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        forgetSomeExpired(now);
        return taken;
    }

    private void forgetExpired(Key key, Instant now) {
        jdbc.sql("delete from idempotency_key where actor = :actor and key = :key and created_at <= :oldest")
                .param("actor", key.actor())
                .param("key", key.value())
                .param("oldest", oldest(now))
                .update();
    }

    /** By one caller at a time, so that two never wait for each other; the role may not lock rows, only delete them. */
    private void forgetSomeExpired(Instant now) {
        jdbc.sql("""
                        delete from idempotency_key
                        where (select pg_try_advisory_xact_lock(hashtext('idempotency_key'))) and ctid = any (array(
                            select ctid from idempotency_key where created_at <= :oldest order by created_at limit 100))
                        """).param("oldest", oldest(now)).update();
    }

    private static OffsetDateTime oldest(Instant now) {
        return now.minus(KEPT).atOffset(ZoneOffset.UTC);
    }
}
