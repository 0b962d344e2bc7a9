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
            assertThat(calls.log()).hasSize(8);
        }
    }

    @Test
    void takeOverFromReplicaThatIsSilentAndKeepItsLateOutcome() throws Exception {
        String id = journey.approved(role.arn());
        CountDownLatch release = new CountDownLatch(1);
        IAM.faults().next("PutRolePolicy", Fault.hangAfter(release));
        String run = JsonPath.read(
                journey.order(id, "applications", "{}", "Prefer", "wait=0").body(), "$.id");
        await().until(() -> !role.policies().isEmpty());
        lapse(run);
        await().untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE"));
        release.countDown();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(AwsCallEvents.of(journey, id).log())
                        .filteredOn(call -> call.endsWith("PutRolePolicy"))
                        .containsExactly(
                                "STARTED iam:PutRolePolicy",
                                "FAILED iam:PutRolePolicy",
                                "SUCCEEDED iam:PutRolePolicy"));
        assertThat(AwsCallEvents.of(journey, id).errors()).contains("INTERRUPTED");
        assertThat(role.writes()).containsExactly("PutRolePolicy");
        assertThat(journey.events(id))
                .filteredOn(event -> event.get("action").equals("enforcement.apply.succeeded"))
                .hasSize(1);
    }

    /** As if whoever works on the run had been silent for longer than its lease. */
    private static void lapse(String run) {
        JdbcClient database = JdbcClient.create(new DriverManagerDataSource(
                DATABASE.jdbcUrl(), DATABASE.owner().user(), DATABASE.owner().password()));
        for (String table : List.of("enforcement_run where id", "principal_lease where run_id")) {
            String[] which = table.split(" ", 2);
            database.sql("update " + which[0] + " set lease_until = now() - interval '1 second' " + which[1]
                            + " = cast(:run as uuid)")
                    .param("run", run)
                    .update();
        }
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
