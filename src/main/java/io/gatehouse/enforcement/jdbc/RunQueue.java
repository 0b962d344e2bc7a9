package io.gatehouse.enforcement.jdbc;

import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.iam.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
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

    /** Of no more than these, if there are so many: least ignores what is not there. */
    private static final String AMONG_THE_FIRST = """
            due_at <= least(:now, (select due_at from enforcement_run
                                   where finished_at is null order by due_at, id offset 50 limit 1))
            """;

    private static final String OF_ACCOUNT = "run.account = :account and due_at <= :now";

    private static final String ACCOUNT_IS_FREE = """
             account <> all (string_to_array(:busy, ','))
              and account not in (select pause.account from account_pause pause where pause.not_before > :now)
            """;

    private static final String PRINCIPAL_IS_FREE = """
             coalesce((select lease.lease_until < :now from principal_lease lease
                       where lease.principal_arn = run.principal_arn), true)
            """;

    /** @param started empty if another replica has just taken the principal */
    private record Candidate(Optional<Lease> started) {}

    private final JdbcClient jdbc;

    RunQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As {@link io.gatehouse.enforcement.RunLeases#claim} has it. */
    Optional<Lease> take(Instant now, Instant until, Set<AccountId> busy) {
        walkInOrder();
        UUID token = UUID.randomUUID();
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "token", token,
                "now", now.atOffset(ZoneOffset.UTC),
                "until", until.atOffset(ZoneOffset.UTC),
                "busy", busy.stream().map(AccountId::digits).sorted().collect(Collectors.joining(","))));
        Optional<Lease> taken = take(AMONG_THE_FIRST, token, parameters);
        Iterator<String> accounts = taken.isPresent()
                ? Collections.emptyIterator()
                : accounts(parameters).iterator();
        while (taken.isEmpty() && accounts.hasNext()) {
            parameters.put("account", accounts.next());
            taken = take(OF_ACCOUNT, token, parameters);
        }
        return taken;
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

    /** Those with a run that may be taken; first those in which one has been due for longest. */
    private List<String> accounts(Map<String, Object> parameters) {
        return jdbc.sql("""
                        select account from enforcement_run_account open cross join lateral (
                            select due_at, id from enforcement_run run
                            where run.account = open.account and finished_at is null and due_at <= :now and\s""" + PRINCIPAL_IS_FREE + """
                            order by due_at, id limit 1) first
                        where\s""" + ACCOUNT_IS_FREE + " order by first.due_at, first.id limit "
                        + LOOKS)
                .params(parameters)
                .query(String.class)
                .list();
    }

    private Optional<Lease> take(String which, UUID token, Map<String, Object> parameters) {
        for (int i = 0; i < LOOKS; i++) {
            Optional<Candidate> candidate = look(which, token, parameters);
            if (candidate.isEmpty() || candidate.get().started().isPresent()) {
                return candidate.flatMap(Candidate::started);
            }
        }
        return Optional.empty();
    }

    private Optional<Candidate> look(String which, UUID token, Map<String, Object> parameters) {
        return jdbc.sql("""
                        with candidate as (
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
                        select candidate.interrupted, candidate.paused,\s""" + RunRows.COLUMNS + """
                        from candidate left join started run on run.id = candidate.id
                        """)
                .params(parameters)
                .query((row, number) -> new Candidate(
                        row.getObject("id") == null ? Optional.empty() : Optional.of(lease(row, number, token))))
                .optional();
    }

    private static Lease lease(ResultSet row, int number, UUID token) throws SQLException {
        return new Lease(ROWS.mapRow(row, number), token, row.getBoolean("interrupted"), row.getBoolean("paused"));
    }
}
