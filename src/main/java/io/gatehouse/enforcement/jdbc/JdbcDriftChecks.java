package io.gatehouse.enforcement.jdbc;

import io.gatehouse.enforcement.DriftChecks;
import io.gatehouse.enforcement.EndedCall;
import io.gatehouse.iam.AccountId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Due times in PostgreSQL. A claim moves them to the end of its lease, so that what is left undone is due again. */
@Repository
class JdbcDriftChecks implements DriftChecks {
    /** For each row of what is put in. */
    static final String SCHEDULE = """
            insert into drift_check (request_id, account, next_check_at)
            select cast(:request as uuid), cast(:account as text), cast(:due as timestamptz) %s
            on conflict (request_id) do update set next_check_at = excluded.next_check_at""";

    private static final String CLAIMED = " where request_id = :request and next_check_at = :until";

    private final JdbcClient jdbc;

    JdbcDriftChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void schedule(UUID requestId, AccountId account, Instant due) {
        jdbc.sql(SCHEDULE.formatted(""))
                .params(scheduled(requestId, account, due))
                .update();
    }

    static Map<String, ?> scheduled(UUID requestId, AccountId account, Instant due) {
        return Map.of("request", requestId, "account", account.digits(), "due", utc(due));
    }

    @Override
    public void reschedule(Check claimed, Instant due) {
        claimed(claimed, jdbc.sql("update drift_check set next_check_at = :due" + CLAIMED))
                .param("due", utc(due))
                .update();
    }

    /** Locks the request before its check, as whoever revokes it does. */
    @Override
    public boolean seen(Check claimed, EndedCall last, long version, Instant at, Instant due) {
        return claimed(claimed, jdbc.sql("""
                        with call as (delete from open_aws_call where id = :call returning id),
                        seen as (
                            update association_request set last_verified_at = :at
                            where id = :request and version = :version and exists (select 1 from call)
                            returning id),
                        next as (update drift_check set next_check_at = :due""" + CLAIMED + """
                             and exists (select 1 from call) and (select count(*) from seen) >= 0)
                        """ + last.carried().sql() + "call"))
                        .param("call", last.call().id())
                        .param("version", version)
                        .param("at", utc(at))
                        .param("due", utc(due))
                        .params(last.carried().values())
                        .update()
                == 1;
    }

    @Override
    public void end(Check claimed) {
        claimed(claimed, jdbc.sql("delete from drift_check" + CLAIMED)).update();
    }

    private static JdbcClient.StatementSpec claimed(Check check, JdbcClient.StatementSpec statement) {
        return statement.param("request", check.requestId()).param("until", utc(check.until()));
    }

    @Override
    public List<Check> claim(Instant now, Instant leaseUntil, int limit, Set<AccountId> except) {
        return jdbc.sql("""
                        with turn as materialized (
                            select account from drift_check_account
                            where next_check_at <= :now and account <> all (:except)
                            order by next_check_at limit :limit),
                        due as (
                            select of_account.* from turn cross join lateral (
                                select request_id, next_check_at from drift_check
                                where account = turn.account and next_check_at <= :now
                                order by next_check_at limit (select :limit / count(*) from turn)
                                for update skip locked) of_account)
                        update drift_check c set next_check_at = :until from due where c.request_id = due.request_id
                        returning c.request_id, c.account, due.next_check_at
                        """)
                .param("now", utc(now))
                .param("until", utc(leaseUntil))
                .param("limit", limit)
                .param("except", except.stream().map(AccountId::digits).toArray(String[]::new))
                .query((row, number) -> new Check(
                        row.getObject(1, UUID.class),
                        AccountId.parse(row.getString(2)),
                        row.getTimestamp(3).toInstant(),
                        leaseUntil))
                .list();
    }

    @Override
    public Optional<Instant> next() {
        return jdbc.sql("select next_check_at from drift_check_account order by next_check_at limit 1")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
