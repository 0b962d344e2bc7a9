package io.gatehouse.enforcement;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import io.gatehouse.iam.json.PolicyReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Everything in which the database differs from IAM, or the audit trail from what it promises. */
final class KillFindings {

    private final JdbcClient jdbc;
    private final IamEndpoint iam;
    private final List<String> all = new ArrayList<>();

    KillFindings(DevelopmentDatabase database, IamEndpoint iam) {
        jdbc = JdbcClient.create(new DriverManagerDataSource(
                database.jdbcUrl(), database.owner().user(), database.owner().password()));
        this.iam = iam;
    }

    List<String> all() {
        compareWithIam();
        none("a call without exactly one intent and one outcome", """
                select detail ->> 'callId' from audit_event where action = 'aws.call' group by 1
                having count(*) filter (where outcome = 'STARTED') <> 1 or count(*) <> 2""");
        none("a run with several ends on record", """
                select detail ->> 'runId' from audit_event
                where action ~ '^enforcement\\.(apply|revoke)\\.(succeeded|failed)$' group by 1 having count(*) > 1""");
        none("a run whose end is not on record", """
                select id::text from enforcement_run run where finished_at is not null and not exists
                (select 1 from audit_event where action ~ '(succeeded|failed)$' and detail ->> 'runId' = run.id::text)""");
        none("a run that is not finished", "select id::text from enforcement_run where finished_at is null");
        none("a call that is open", "select id::text from open_aws_call");
        none("a principal that is held", "select principal_arn from principal_lease");
        return all;
    }

    /** Of the runs, while nobody works on them. */
    List<String> openCalls() {
        return jdbc.sql("select call from open_aws_call where run_id is not null")
                .query(String.class)
                .list();
    }

    boolean hasCallsOpenedBefore(Instant time) {
        return jdbc.sql("select exists (select 1 from open_aws_call where started_at < :time)")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private record Row(String id, String state, String principal, String policy) {

        String name() {
            return "Gatehouse-" + id;
        }

        String managedArn() {
            return "arn:aws:iam::" + principal.split(":")[4] + ":policy/gatehouse/" + name();
        }
    }

    private void compareWithIam() {
        List<Row> rows = jdbc.sql("select id::text, status || '/' || enforcement_status as state,"
                        + " principal_arn as principal, policy from association_request")
                .query(Row.class)
                .list();
        Set<String> inForce = new HashSet<>();
        Set<String> principals = new TreeSet<>();
        for (Row row : rows) {
            principals.add(row.principal());
            List<String> live = live(row);
            boolean applied = row.state().equals("APPLIED/IN_FORCE");
            if (applied) {
                inForce.add(row.name());
            }
            if (live.size() != (applied ? 1 : 0) || live.stream().anyMatch(text -> !sameMeaning(row.policy(), text))) {
                all.add(row.id() + " is " + row.state() + ", IAM has " + live);
            }
        }
        for (String principal : principals) {
            Stream.concat(
                            inline(principal).keySet().stream(),
                            iam.seed().attached(principal).stream().map(arn -> arn.substring(arn.lastIndexOf('/') + 1)))
                    .filter(name -> !inForce.contains(name))
                    .forEach(name -> all.add(principal + " has " + name + ", which nobody has in force"));
        }
    }

    /** What IAM has of a request: its inline policy, and its managed one, attached or not. */
    private List<String> live(Row row) {
        return Stream.of(
                        Optional.ofNullable(inline(row.principal()).get(row.name())),
                        Optional.ofNullable(
                                        iam.seed().versions(row.managedArn()).get("default"))
                                .map(text ->
                                        iam.seed().attached(row.principal()).contains(row.managedArn())
                                                ? text
                                                : "a policy that is not attached"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Map<String, String> inline(String principal) {
        return iam.seed().rolePolicies(principal.split(":")[4], principal.substring(principal.lastIndexOf('/') + 1));
    }

    private static boolean sameMeaning(String approved, String live) {
        return live.startsWith("{") && PolicyReader.read(approved).meansTheSameAs(PolicyReader.read(live));
    }

    private void none(String what, String sql) {
        jdbc.sql(sql).query(String.class).list().forEach(found -> all.add(what + ": " + found));
    }
}
