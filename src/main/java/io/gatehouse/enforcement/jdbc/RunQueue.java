package io.gatehouse.enforcement.jdbc;

import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.iam.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The runs that are due. The first of the queue are looked through in its order; if none of them may be taken, it is looked
 * through account by account, so that those that have to wait cost nothing, however many of their runs are due.
 */
class RunQueue {

    private static final RunRows ROWS = new RunRows();

    /** How often to look again when another replica was faster with a principal, and in how many accounts. */
    private static final int LOOKS = 10;

    private static final String ACCOUNT_IS_FREE = """
             account <> all (string_to_array(:busy, ','))
              and account not in (select pause.account from account_pause pause where pause.not_before > :now)
            """;

    private static final String PRINCIPAL_IS_FREE = """
             coalesce((select lease.lease_until < :now from principal_lease lease
                       where lease.principal_arn = run.principal_arn), true)
            """;

    /** Least ignores the end of the first where there are no others. */
    private static final String AMONG_THE_FIRST = taking(
            "select due_at from enforcement_run where finished_at is null order by due_at, id offset 50 limit 1",
            "due_at <= least(:now, (select due_at from others))");

    private static final String OF_ACCOUNT =
            taking("select due_at from enforcement_run where false", "account = :account and due_at <= :now");

    /** Those with a run that may be taken; first those in which one has been due for longest. */
    private static final String ACCOUNTS =
            """
            select account from enforcement_run_account open cross join lateral (
                select due_at, id from enforcement_run run
                where run.account = open.account and finished_at is null and due_at <= :now and\s""" + PRINCIPAL_IS_FREE + """
                order by due_at, id limit 1) first
            where\s""" + ACCOUNT_IS_FREE + " order by first.due_at, first.id limit " + LOOKS;

    /**
     * @param found whether there was one
     * @param started empty if another replica has just taken the principal
     * @param others whether there are runs that were not looked through
     */
    private record Look(boolean found, Optional<Lease> started, boolean others) {
        boolean isInVain() {
            return found && started.isEmpty();
        }
    }

    private final JdbcClient jdbc;

    RunQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As {@link io.gatehouse.enforcement.RunLeases#claim} has it. */
    Optional<Lease> take(Instant now, Instant until, Set<AccountId> busy) {
        walkInOrder();
        UUID token = UUID.randomUUID();
        Map<String, Object> parameters = Map.of(
                "token", token,
                "now", now.atOffset(ZoneOffset.UTC),
                "until", until.atOffset(ZoneOffset.UTC),
                "busy", busy.stream().map(AccountId::digits).sorted().collect(Collectors.joining(",")));
        Look first = look(AMONG_THE_FIRST, token, parameters);
        return first.started().isPresent() || !first.others() ? first.started() : takeByAccount(token, parameters);
    }

    private Optional<Lease> takeByAccount(UUID token, Map<String, Object> parameters) {
        for (String account :
                jdbc.sql(ACCOUNTS).params(parameters).query(String.class).list()) {
            Map<String, Object> ofAccount = new HashMap<>(parameters);
            ofAccount.put("account", account);
            Optional<Lease> taken = look(OF_ACCOUNT, token, ofAccount).started();
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    /**
     * Runs and leases change faster than their statistics, by which the planner would read and sort the whole queue for each
     * run that is taken, or look for a lease among all that have ended. Holds for the caller's transaction.
     */
    private void walkInOrder() {
        jdbc.sql("""
                        select set_config('plan_cache_mode', 'force_generic_plan', true),
                            set_config('enable_sort', 'off', true),
                            set_config('enable_seqscan', 'off', true),
                            set_config('enable_bitmapscan', 'off', true),
                            set_config('jit', 'off', true)
                        """).query().singleRow();
    }

    private Look look(String sql, UUID token, Map<String, Object> parameters) {
        Look look = once(sql, token, parameters);
        for (int i = 1; i < LOOKS && look.isInVain(); i++) {
            look = once(sql, token, parameters);
        }
        return look;
    }

    private Look once(String sql, UUID token, Map<String, Object> parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> new Look(
                        row.getObject("candidate") != null,
                        row.getObject("id") == null ? Optional.empty() : Optional.of(lease(row, number, token)),
                        row.getBoolean("others")))
                .single();
    }

    private static Lease lease(ResultSet row, int number, UUID token) throws SQLException {
        return new Lease(ROWS.mapRow(row, number), token, row.getBoolean("interrupted"), row.getBoolean("paused"));
    }

    /** Takes the run that has been due for longest, of those which may be taken. */
    private static String taking(String others, String which) {
        return "with others as materialized (" + others + """
                ), candidate as (
                    select id, principal_arn,
                        exists (select 1 from open_aws_call call
                                where call.principal_arn = run.principal_arn and call.run_id is not null)
                            as interrupted,
                        exists (select 1 from account_pause pause where pause.account = run.account) as paused
                    from enforcement_run run
                    where finished_at is null and\s""" + which + " and " + ACCOUNT_IS_FREE + " and "
                + PRINCIPAL_IS_FREE + """
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
                select exists (select from others) as others, candidate.id as candidate,
                    candidate.interrupted, candidate.paused,\s""" + RunRows.COLUMNS + """
                from (select) queue left join candidate on true left join started run on run.id = candidate.id
                """;
    }
}
