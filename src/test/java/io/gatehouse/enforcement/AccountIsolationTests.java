package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.development.iam.IamEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An account in which AWS makes no calls, or we make none, has no worker until it may be called again. */
class AccountIsolationTests {

    private static final String THROTTLED = "444455556666";
    private static final String FAILING = "777788889999";
    private static final String HANGING = "999900001111";
    private static final int RUNS = 8;
    private static final int WORKERS_PER_ACCOUNT = 2;
    private static final int CIRCUIT_FAILURES = 2;

    private static final DevelopmentDatabase DATABASE = DevelopmentDatabase.temporary();
    private static final IamEndpoint IAM = new IamEndpoint();

    private static Replica replica;

    @BeforeAll
    static void start() {
        List<String> settings = new ArrayList<>(List.of(
                "--gatehouse.enforcement.workers=" + 2 * WORKERS_PER_ACCOUNT,
                "--gatehouse.enforcement.backoff=1h",
                "--gatehouse.enforcement.max-backoff=1h",
                "--gatehouse.enforcement.lease=30s",
                "--gatehouse.drift.workers=2",
                "--gatehouse.aws.call-timeout=25s",
                "--gatehouse.aws.calls-per-second=10000",
                "--gatehouse.aws.circuit-failures=" + CIRCUIT_FAILURES,
                "--gatehouse.aws.circuit-pause=1h"));
        for (String account : List.of(THROTTLED, FAILING, HANGING)) {
            String role = IAM.seed().roleWithExternalId(account, "/", "gatehouse", "right");
            settings.add("--gatehouse.aws.accounts." + account + ".role-arn=" + role);
            settings.add("--gatehouse.aws.accounts." + account + ".external-id=right");
        }
        replica = Replica.start(DATABASE, IAM, settings.toArray(String[]::new));
    }

    @AfterEach
    void answerAgain() {
        IAM.faults().clear();
    }

    @AfterAll
    static void stop() {
        IAM.close();
        replica.close();
        DATABASE.close();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(THROTTLED, Fault.throttle(), "THROTTLED", 1),
                Arguments.of(FAILING, Fault.serviceFailure(), "AWS_ERROR", CIRCUIT_FAILURES));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void delaysNobodyElse(String account, Fault fault, String error, int leftAloneAfter) throws Exception {
        Journey journey = replica.journey();
        List<String> waiting = approved(journey, account);
        List<String> others = approved(journey, IamEndpoint.DEFAULT_ACCOUNT);
        IAM.faults().always("AssumeRole", fault);
        for (String id : waiting) {
            journey.order(id, "applications", "{}", "Prefer", "wait=0");
        }
        await().untilAsserted(() -> assertThat(begun(journey, waiting))
                .hasSizeGreaterThanOrEqualTo(leftAloneAfter)
                .allSatisfy(run -> assertThat(run.get("error")).isNotNull()));
        for (String id : others) {
            journey.order(id, "applications", "{}", "Prefer", "wait=0");
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(runs(journey, others))
                        .allSatisfy(run -> assertThat(run)
                                .containsEntry("status", "SUCCEEDED")
                                .containsEntry("attempts", 1)));
        assertThat(runs(journey, waiting)).allSatisfy(run -> assertThat(run).containsEntry("status", "PENDING"));
        assertThat(begun(journey, waiting))
                .as("those at work when the account was left alone, and one in place of the first that failed")
                .hasSizeLessThanOrEqualTo(WORKERS_PER_ACCOUNT + 1)
                .extracting(run -> String.valueOf(run.get("error")))
                .allMatch(text -> text.contains(error) || text.contains("CIRCUIT_OPEN"))
                .anyMatch(text -> text.contains(error));
    }

    @Test
    void keepsNotMoreThanOneOfTheWorkersWhoLookAtGrants() throws Exception {
        Journey journey = replica.journey();
        var due = new DueChecks(JdbcClient.create(new DriverManagerDataSource(
                DATABASE.jdbcUrl(),
                DATABASE.application().user(),
                DATABASE.application().password())));
        List<String> hanging = new ArrayList<>();
        List<String> sound = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            hanging.add(journey.applied(Iam.user(IAM, HANGING).arn()));
            Iam role = Iam.role(IAM);
            sound.add(journey.applied(role.arn()));
            role.delete("Gatehouse-" + sound.get(i));
        }
        IAM.faults().always("GetUser", Fault.hang(Duration.ofMinutes(1)));
        Instant before = Instant.now().minus(Duration.ofHours(1));
        for (int i = 0; i < RUNS; i++) {
            due.at(hanging.get(i), before.plusSeconds(2L * i));
            due.at(sound.get(i), before.plusSeconds(2L * i + 1));
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states(journey, sound)).containsOnly("APPLIED/DRIFTED"));
    }

    private static List<String> states(Journey journey, List<String> ids) throws Exception {
        List<String> states = new ArrayList<>();
        for (String id : ids) {
            states.add(journey.state(id));
        }
        return states;
    }

    private static List<String> approved(Journey journey, String account) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            ids.add(journey.approved(Iam.role(IAM, account).arn()));
        }
        return ids;
    }

    private static List<Map<String, Object>> begun(Journey journey, List<String> ids) throws Exception {
        return runs(journey, ids).stream()
                .filter(run -> !run.get("attempts").equals(0))
                .toList();
    }

    private static List<Map<String, Object>> runs(Journey journey, List<String> ids) throws Exception {
        List<Map<String, Object>> runs = new ArrayList<>();
        for (String id : ids) {
            runs.add(JsonPath.read(
                    journey.get("/api/v1/enforcement-runs?requestId=" + id).body(), "$.items[0]"));
        }
        return runs;
    }
}
