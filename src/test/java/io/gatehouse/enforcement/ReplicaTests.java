package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.development.iam.IamEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class ReplicaTests {

    private static final DevelopmentDatabase DATABASE = DevelopmentDatabase.temporary();
    private static final IamEndpoint IAM = new IamEndpoint();
    private static final List<Replica> REPLICAS = new ArrayList<>();

    @BeforeAll
    static void start() {
        REPLICAS.add(Replica.start(DATABASE, IAM));
        REPLICAS.add(Replica.start(DATABASE, IAM));
    }

    @AfterAll
    static void stop() {
        IAM.close();
        REPLICAS.forEach(Replica::close);
        DATABASE.close();
    }

    private final Journey journey = REPLICAS.get(0).journey();
    private final Iam role = Iam.role(IAM);

    @Test
    void workOnEachRunOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(journey.approved(Iam.role(IAM).arn()));
        }
        for (String id : ids) {
            REPLICAS.get(ids.indexOf(id) % 2).journey().order(id, "applications", "{}", "Prefer", "wait=0");
        }
        for (String id : ids) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE"));
            AwsCallEvents calls = AwsCallEvents.of(journey, id);
            calls.assertEachHasOneOutcome();
            assertThat(calls.log().stream().filter(call -> call.contains("iam:")))
                    .hasSize(8);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takeOverFromReplicaThatIsSilentAndRefuseItsLateOutcome(boolean done, CapturedOutput output) throws Exception {
        String id = journey.approved(role.arn());
        CountDownLatch release = new CountDownLatch(1);
        IAM.faults().next("PutRolePolicy", done ? Fault.hangAfter(release) : Fault.hangAndRefuse(release));
        String run = applied(id);
        await().until(() -> role.calls().contains("PutRolePolicy"));
        await().until(() -> isTakenOver(run));
        await().untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE"));
        release.countDown();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(output).contains("Run " + run + " of request " + id + " is left alone"));
        AwsCallEvents calls = AwsCallEvents.of(journey, id);
        calls.assertEachHasOneOutcome();
        assertThat(calls.errors()).containsOnlyOnce("INTERRUPTED").doesNotContain("AWS_ERROR");
        assertThat(role.writes()).hasSize(done ? 1 : 2).containsOnly("PutRolePolicy");
        assertThat(journey.events(id))
                .filteredOn(event -> event.get("action").equals("enforcement.apply.succeeded"))
                .hasSize(1);
    }

    @Test
    void extendBothLeasesWhileACallLasts() throws Exception {
        String id = journey.approved(role.arn());
        CountDownLatch release = new CountDownLatch(1);
        IAM.faults().next("GetRole", Fault.hang(release));
        String run = applied(id);
        await().until(() -> role.calls().contains("GetRole"));
        String before = lease(run);
        await().untilAsserted(() -> assertThat(lease(run)).isGreaterThan(before));
        release.countDown();
        await().untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE"));
        assertThat(AwsCallEvents.of(journey, id).errors()).doesNotContain("INTERRUPTED");
    }

    private String applied(String id) throws Exception {
        return JsonPath.read(
                journey.order(id, "applications", "{}", "Prefer", "wait=0").body(), "$.id");
    }

    private static String lease(String run) {
        return database()
                .sql("select to_char(lease_until, 'YYYYMMDDHH24MISSUS') from principal_lease"
                        + " where run_id = cast(:run as uuid)")
                .param("run", run)
                .query(String.class)
                .single();
    }

    /** As if whoever works on the run for the first time had been silent for longer than its lease. */
    private static boolean isTakenOver(String run) {
        int silent = database().sql("""
                        update principal_lease set lease_until = now() - interval '1 second'
                        where run_id in (select id from enforcement_run
                                         where id = cast(:run as uuid) and attempts = 1 and finished_at is null)
                        """).param("run", run).update();
        return silent == 0;
    }

    private static JdbcClient database() {
        return JdbcClient.create(new DriverManagerDataSource(
                DATABASE.jdbcUrl(), DATABASE.owner().user(), DATABASE.owner().password()));
    }

    @Test
    void settleRunThatTheDatabaseWasAwayFrom(CapturedOutput output) throws Exception {
        String id = journey.approved(role.arn());
        CountDownLatch release = new CountDownLatch(1);
        IAM.faults().next("PutRolePolicy", Fault.hangAfter(release));
        journey.order(id, "applications", "{}", "Prefer", "wait=0");
        await().until(() -> !role.policies().isEmpty());
        DATABASE.stop();
        release.countDown();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(output).contains("is not on record"));
        DATABASE.start();
        await().atMost(Duration.ofSeconds(40))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE"));
        assertThat(role.writes()).containsExactly("PutRolePolicy");
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
        assertThat(output).doesNotContain("Unexpected error occurred in scheduled task");
        assertThat(output.getAll().lines().filter(line -> line.contains("No runs can be taken")))
                .hasSizeLessThanOrEqualTo(REPLICAS.size());
    }
}
