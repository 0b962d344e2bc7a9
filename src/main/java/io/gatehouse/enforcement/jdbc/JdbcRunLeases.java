package io.gatehouse.enforcement.jdbc;

import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.LeaseLostException;
import io.gatehouse.enforcement.RunError;
import io.gatehouse.enforcement.RunLeases;
import io.gatehouse.enforcement.RunOperation;
import io.gatehouse.iam.AccountId;
import io.gatehouse.request.CarriedChange;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Leases in PostgreSQL, which is where replicas agree. A statement that locks the run locks it before the principal's lease,
 * so that no two of them wait for one another.
 */
@Repository
class JdbcRunLeases implements RunLeases {

    private static final CarriedChange NOTHING = new CarriedChange("", Map.of());

    private final JdbcClient jdbc;
    private final RunQueue queue;

    JdbcRunLeases(NamedParameterJdbcOperations operations) {
        this.jdbc = JdbcClient.create(operations);
        this.queue = new RunQueue(operations);
    }

    @Override
    public Optional<Lease> claim(
            Instant now, Duration duration, Set<AccountId> busy, Map<RunOperation, CarriedEvent> attempted) {
        return queue.take(now, now.plus(duration), busy, attempted);
    }

    @Override
    public void putOff(UUID run, Instant due) {
        jdbc.sql("update enforcement_run set due_at = :due where id = :id and finished_at is null")
                .param("id", run)
                .param("due", utc(due))
                .update();
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
    public void finish(Lease lease, Ending ending) {
        held(lease, finishing(lease, ending, NOTHING, ""));
    }

    @Override
    public boolean finish(Lease lease, Ending ending, CarriedChange request) {
        var begun = new CarriedChange("request as (" + request.sql() + "),\n", request.values());
        return changed(lease, finishing(lease, ending, begun, " and exists (select 1 from request)")) > 0;
    }

    private JdbcClient.StatementSpec finishing(Lease lease, Ending ending, CarriedChange begun, String condition) {
        var last = new JdbcOpenCalls.Closing(ending.last(), " and exists (select 1 from lease)");
        CarriedEvent events = last.before(ending.event());
        return jdbc.sql("with " + begun.sql() + """
                        run as (
                            update enforcement_run
                            set status = :status, error_code = :code, error_detail = :detail, finished_at = :at,
                                lease_token = null
                            where id = :id and lease_token = :token and finished_at is null""" + condition + """
                             returning id),
                        lease as (
                            delete from principal_lease
                            where principal_arn = :principal and token = :token and exists (select 1 from run)
                            returning run_id),
                        """ + last.sql() + watch(ending)
                        + "ending as (select 1 from lease"
                        + ending.last().map(call -> ", ended").orElse("") + ")\n" + events.sql() + "ending")
                .params(begun.values())
                .params(last.values())
                .params(events.values())
                .params(watched(lease, ending))
                .param("status", ending.status().name())
                .param("code", ending.error().map(RunError::code).orElse(null))
                .param("detail", ending.error().map(RunError::detail).orElse(null))
                .param("at", utc(ending.at()));
    }

    private static String watch(Ending ending) {
        return ending.nextLook()
                .map(due -> "watch as (" + JdbcDriftChecks.SCHEDULE.formatted("from lease") + "),\n")
                .orElse("");
    }

    private static Map<String, ?> watched(Lease lease, Ending ending) {
        EnforcementRun run = lease.run();
        return ending.nextLook()
                .map(due -> JdbcDriftChecks.scheduled(
                        run.requestId(), run.principal().account(), due))
                .orElse(Map.of());
    }

    @Override
    public void release(Lease lease) {
        jdbc.sql("delete from principal_lease where principal_arn = :principal and token = :token")
                .param("principal", lease.run().principal().toString())
                .param("token", lease.token())
                .update();
    }

    private static void held(Lease lease, JdbcClient.StatementSpec change) {
        if (changed(lease, change) == 0) {
            throw new LeaseLostException(lease.run().id());
        }
    }

    private static int changed(Lease lease, JdbcClient.StatementSpec change) {
        return change.param("id", lease.run().id())
                .param("principal", lease.run().principal().toString())
                .param("token", lease.token())
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
