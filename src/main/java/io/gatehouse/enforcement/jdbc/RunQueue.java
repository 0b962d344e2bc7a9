package io.gatehouse.enforcement.jdbc;

import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.enforcement.RunOperation;
import io.gatehouse.enforcement.UnreadableRunException;
import io.gatehouse.iam.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;
import org.springframework.jdbc.core.SingleColumnRowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/**
 * The runs that are due. The first of the queue are looked through in its order; if none of them may be taken, it is looked
 * through account by account, so that those that have to wait cost nothing, however many of their runs are due.
 */
class RunQueue {

    private static final RunRows ROWS = new RunRows();

    /** How often to look again when another replica was faster with a principal, and in how many accounts. */
    private static final int LOOKS = 10;

    /**
     * Runs and leases change faster than their statistics, by which the planner would read and sort the whole queue for each
     * run that is taken, or look for a lease among all that have ended. Holds for the caller's transaction, else for what is
     * sent with it.
     */
    private static final String WALK_IN_ORDER = """
            select set_config('plan_cache_mode', 'force_generic_plan', true),
                set_config('enable_sort', 'off', true),
                set_config('enable_seqscan', 'off', true),
                set_config('enable_bitmapscan', 'off', true),
                set_config('jit', 'off', true);
            """;

    private static final String ACCOUNT_IS_FREE = """
             account <> all (string_to_array(:busy, ','))
              and account not in (select pause.account from account_pause pause where pause.not_before > :now)
            """;

    private static final String PRINCIPAL_IS_FREE = """
             coalesce((select lease.lease_until < :now from principal_lease lease
                       where lease.principal_arn = run.principal_arn), true)
            """;

    /** Those with a run that may be taken; first those in which one has been due for longest. */
    private static final String ACCOUNTS =
            """
            select account from enforcement_run_account open cross join lateral (
                select due_at, id from enforcement_run run
                where run.account = open.account and finished_at is null and due_at <= :now and\s""" + PRINCIPAL_IS_FREE + """
                order by due_at, id limit 1) first
            where\s""" + ACCOUNT_IS_FREE + " order by first.due_at, first.id limit " + LOOKS;

    /** As {@link io.gatehouse.enforcement.EnforcementRun} has it, where no HTTP request ordered the run. */
    private static final String HTTP_REQUEST = "coalesce(http_request_id, 'run-' || id)";

    private static final String DETAIL = "json_build_object('runId', id, 'attempt', attempts)";

    /**
     * What is looked through.
     *
     * @param others a query of the first that is not
     */
    private record Part(String others, String which) {

        /** Least ignores the end of the first where there are no others. */
        static final Part FIRST = new Part(
                "select due_at from enforcement_run where finished_at is null order by due_at, id offset 50 limit 1",
                "due_at <= least(:now, (select due_at from others))");

        static final Part OF_ACCOUNT =
                new Part("select due_at from enforcement_run where false", "account = :account and due_at <= :now");
    }

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

    private final NamedParameterJdbcOperations jdbc;

    RunQueue(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** As {@link io.gatehouse.enforcement.RunLeases#claim} has it. */
    Optional<Lease> take(Instant now, Instant until, Set<AccountId> busy, Map<RunOperation, CarriedEvent> attempted) {
        UUID token = UUID.randomUUID();
        CarriedEvent recorded = recorded(attempted);
        Map<String, @Nullable Object> parameters = new HashMap<>(recorded.values());
        parameters.put("token", token);
        parameters.put("now", now.atOffset(ZoneOffset.UTC));
        parameters.put("until", until.atOffset(ZoneOffset.UTC));
        parameters.put("busy", busy.stream().map(AccountId::digits).sorted().collect(Collectors.joining(",")));
        Look first = look(taking(Part.FIRST, recorded), token, parameters);
        return first.started().isPresent() || !first.others()
                ? first.started()
                : takeByAccount(taking(Part.OF_ACCOUNT, recorded), token, parameters);
    }

    private Optional<Lease> takeByAccount(String sql, UUID token, Map<String, @Nullable Object> parameters) {
        for (String account : inOrder(ACCOUNTS, parameters, rows(new SingleColumnRowMapper<>(String.class)))) {
            parameters.put("account", account);
            Optional<Lease> taken = look(sql, token, parameters).started();
            if (taken.isPresent()) {
                return taken;
            }
        }
        return Optional.empty();
    }

    private Look look(String sql, UUID token, Map<String, @Nullable Object> parameters) {
        Look look = once(sql, token, parameters);
        for (int i = 1; i < LOOKS && look.isInVain(); i++) {
            look = once(sql, token, parameters);
        }
        return look;
    }

    private Look once(String sql, UUID token, Map<String, @Nullable Object> parameters) {
        List<Look> looks = inOrder(
                sql,
                parameters,
                rows((row, number) -> new Look(
                        row.getObject("candidate") != null,
                        row.getObject("id") == null ? Optional.empty() : Optional.of(lease(row, number, token)),
                        row.getBoolean("others"))));
        return looks.get(0);
    }

    private static Lease lease(ResultSet row, int number, UUID token) throws SQLException {
        try {
            return new Lease(ROWS.mapRow(row, number), token, row.getBoolean("interrupted"), row.getBoolean("paused"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRunException(row.getObject("id", UUID.class), e);
        }
    }

    private static <T> ResultSetExtractor<List<T>> rows(RowMapper<T> mapper) {
        return new RowMapperResultSetExtractor<>(mapper);
    }

    private <T> List<T> inOrder(
            String sql, Map<String, @Nullable Object> parameters, ResultSetExtractor<List<T>> rows) {
        return Objects.requireNonNull(jdbc.execute(WALK_IN_ORDER + sql, parameters, statement -> {
            statement.execute();
            statement.getMoreResults();
            try (ResultSet result = statement.getResultSet()) {
                return rows.extractData(result);
            }
        }));
    }

    /** One for each operation, of which one finds that its run was started. */
    private static CarriedEvent recorded(Map<RunOperation, CarriedEvent> attempted) {
        StringBuilder sql = new StringBuilder();
        Map<String, @Nullable Object> values = new HashMap<>();
        attempted.forEach((operation, event) -> {
            String name = "attempted" + operation;
            CarriedEvent begun =
                    event.of("request_id", "actor", HTTP_REQUEST, DETAIL).named(name);
            sql.append(", %s as (%s started where operation = '%s')".formatted(name, begun.sql(), operation));
            values.putAll(begun.values());
        });
        return new CarriedEvent("", sql.toString(), values);
    }

    /** Takes the run that has been due for longest, of those which may be taken. */
    private static String taking(Part part, CarriedEvent recorded) {
        return "with others as materialized (" + part.others() + """
                ), candidate as (
                    select id, principal_arn,
                        exists (select 1 from open_aws_call call
                                where call.principal_arn = run.principal_arn and call.run_id is not null)
                            as interrupted,
                        exists (select 1 from account_pause pause where pause.account = run.account) as paused
                    from enforcement_run run
                    where finished_at is null and\s""" + part.which() + " and " + ACCOUNT_IS_FREE
                + " and "
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
                    returning *)""" + recorded.sql() + """
                select exists (select from others) as others, candidate.id as candidate,
                    candidate.interrupted, candidate.paused,\s""" + RunRows.WITHOUT_CALLS + """
                from (select) queue left join candidate on true left join started run on run.id = candidate.id
                """;
    }
}
