package io.gatehouse.enforcement.jdbc;

import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.enforcement.LeaseLostException;
import io.gatehouse.enforcement.RunError;
import io.gatehouse.enforcement.RunLeases;
import io.gatehouse.enforcement.RunStatus;
import io.gatehouse.iam.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Leases in PostgreSQL, which is where replicas agree. A statement that locks the run locks it before the principal's lease,
 * so that no two of them wait for one another.
 */
@Repository
class JdbcRunLeases implements RunLeases {

    private static final RunRows ROWS = new RunRows();

    /** How often to look again when another replica was faster with a principal. */
    private static final int LOOKS = 10;

    /** @param started empty if another replica has just taken the principal */
    private record Candidate(Optional<Lease> started) {}

    private final JdbcClient jdbc;

    JdbcRunLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Lease> claim(Instant now, Duration duration, Set<AccountId> busy) {
        UUID token = UUID.randomUUID();
        walkTheQueueInOrder();
        for (int i = 0; i < LOOKS; i++) {
            Optional<Candidate> candidate = look(token, now, now.plus(duration), busy);
            if (candidate.isEmpty() || candidate.get().started().isPresent()) {
                return candidate.flatMap(Candidate::started);
            }
        }
        return Optional.empty();
    }

    /**
     * Both tables change faster than their statistics, by which the planner would read and sort the whole queue for each
     * run that is taken, or look for a lease among all that have ended. Holds for the caller's transaction.
     */
    private void walkTheQueueInOrder() {
        jdbc.sql("""
                        select set_config('plan_cache_mode', 'force_generic_plan', true),
                            set_config('enable_sort', 'off', true),
                            set_config('enable_seqscan', 'off', true),
                            set_config('enable_bitmapscan', 'off', true)
                        """).query().singleRow();
    }

    private Optional<Candidate> look(UUID token, Instant now, Instant until, Set<AccountId> busy) {
        return jdbc.sql("""
                        with candidate as (
                            select id, principal_arn,
                                exists (select 1 from open_aws_call call
                                        where call.principal_arn = run.principal_arn and call.run_id is not null)
                                    as interrupted,
                                exists (select 1 from account_pause pause where pause.account = run.account) as paused
                            from enforcement_run run
                            where finished_at is null and due_at <= :now
                              and account <> all (string_to_array(:busy, ','))
                              and coalesce((select pause.not_before <= :now from account_pause pause
                                            where pause.account = run.account), true)
                              and coalesce((select lease.lease_until < :now from principal_lease lease
                                            where lease.principal_arn = run.principal_arn), true)
                            order by due_at, id limit 1 for no key update of run skip locked),
                        principal as (
                            insert into principal_lease as lease (principal_arn, run_id, token, lease_until)
                            select principal_arn, id, :token, :until from candidate
                            on conflict (principal_arn) do update
                                set run_id = excluded.run_id, token = excluded.token, lease_until = excluded.lease_until
                                where lease.lease_until < :now
                            returning run_id),
                        started as (
                            update enforcement_run
                            set status = 'RUNNING', attempts = attempts + 1, lease_token = :token
                            where id = (select run_id from principal)
                            returning *)
                        select candidate.interrupted, candidate.paused,\s""" + RunRows.COLUMNS + """
                        from candidate left join started run on run.id = candidate.id
                        """)
                .param("token", token)
                .param("now", utc(now))
                .param("until", utc(until))
                .param("busy", busy.stream().map(AccountId::digits).sorted().collect(Collectors.joining(",")))
                .query((row, number) -> new Candidate(
                        row.getObject("id") == null ? Optional.empty() : Optional.of(lease(row, number, token))))
                .optional();
    }

    private static Lease lease(ResultSet row, int number, UUID token) throws SQLException {
        return new Lease(ROWS.mapRow(row, number), token, row.getBoolean("interrupted"), row.getBoolean("paused"));
    }

    @Override
    public void renew(Lease lease, Instant until) {
        held(lease, jdbc.sql("""
                        update principal_lease set lease_until = :until
                        where principal_arn = :principal and token = :token
                          and exists (select 1 from enforcement_run
                                      where id = :id and lease_token = :token and finished_at is null)
                        """).param("until", utc(until)));
    }

    @Override
    public void retry(Lease lease, RunError error, Instant due) {
        held(
                lease,
                jdbc.sql("""
                        with run as (
                            update enforcement_run
                            set status = 'PENDING', error_code = :code, error_detail = :detail, due_at = :due,
                                lease_token = null
                            where id = :id and lease_token = :token and finished_at is null
                            returning id)
                        delete from principal_lease
                        where principal_arn = :principal and token = :token and exists (select 1 from run)
                        """)
                        .param("code", error.code())
                        .param("detail", error.detail())
                        .param("due", utc(due)));
    }

    @Override
    public void finish(Lease lease, RunStatus status, Optional<RunError> error, Instant now, CarriedEvent outcome) {
        held(
                lease,
                jdbc.sql("""
                        with run as (
                            update enforcement_run
                            set status = :status, error_code = :code, error_detail = :detail, finished_at = :now,
                                lease_token = null
                            where id = :id and lease_token = :token and finished_at is null
                            returning id),
                        lease as (
                            delete from principal_lease
                            where principal_arn = :principal and token = :token and exists (select 1 from run)
                            returning run_id)
                        """ + outcome.sql() + "lease")
                        .params(outcome.values())
                        .param("status", status.name())
                        .param("code", error.map(RunError::code).orElse(null))
                        .param("detail", error.map(RunError::detail).orElse(null))
                        .param("now", utc(now)));
    }

    @Override
    public void release(Lease lease) {
        jdbc.sql("delete from principal_lease where principal_arn = :principal and token = :token")
                .param("principal", lease.run().principal().toString())
                .param("token", lease.token())
                .update();
    }

    private static void held(Lease lease, JdbcClient.StatementSpec change) {
        int changed = change.param("id", lease.run().id())
                .param("principal", lease.run().principal().toString())
                .param("token", lease.token())
                .update();
        if (changed == 0) {
            throw new LeaseLostException(lease.run().id());
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
