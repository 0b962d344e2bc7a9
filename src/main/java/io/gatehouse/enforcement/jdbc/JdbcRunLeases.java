package io.gatehouse.enforcement.jdbc;

import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.enforcement.LeaseLostException;
import io.gatehouse.enforcement.RunError;
import io.gatehouse.enforcement.RunLeases;
import io.gatehouse.enforcement.RunStatus;
import io.gatehouse.iam.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Leases in PostgreSQL, which is where replicas agree. A statement that locks the run locks it before the principal's lease,
 * so that no two of them wait for one another.
 */
@Repository
class JdbcRunLeases implements RunLeases {

    private final JdbcClient jdbc;
    private final RunQueue queue;

    JdbcRunLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.queue = new RunQueue(jdbc);
    }

    @Override
    public Optional<Lease> claim(Instant now, Duration duration, Set<AccountId> busy) {
        return queue.take(now, now.plus(duration), busy);
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
