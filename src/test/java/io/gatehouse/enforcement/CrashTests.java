package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.development.iam.IamEndpoint;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the service in the middle of a call and starts it again: what it left is settled by what IAM has. */
class CrashTests {

    private static final DevelopmentDatabase DATABASE = DevelopmentDatabase.temporary();
    private static final IamEndpoint IAM = new IamEndpoint();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static ServiceProcess service;
    private static Journey journey;

    /** In which call of an operation the service is killed, and the calls that change something, made in all. */
    enum KillPoint {
        PUT_NOT_DONE("PutRolePolicy", 1, Fault.hang(NEVER), List.of("PutRolePolicy", "PutRolePolicy")),
        PUT_DONE("PutRolePolicy", 1, Fault.hangAfter(NEVER), List.of("PutRolePolicy")),
        PUT_NOT_READ_BACK("GetRolePolicy", 2, Fault.hang(NEVER), List.of("PutRolePolicy")),
        DELETE_NOT_DONE("DeleteRolePolicy", 1, Fault.hang(NEVER), List.of("DeleteRolePolicy", "DeleteRolePolicy")),
        DELETE_DONE("DeleteRolePolicy", 1, Fault.hangAfter(NEVER), List.of("DeleteRolePolicy"));

        private final String operation;
        private final int nth;
        private final Fault fault;
        private final List<String> writes;

        KillPoint(String operation, int nth, Fault fault, List<String> writes) {
            this.operation = operation;
            this.nth = nth;
            this.fault = fault;
            this.writes = writes;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        service = ServiceProcess.start(DATABASE, IAM, new File("target/crash-tests.log"));
        journey = service.journey();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.kill();
        IAM.close();
        DATABASE.close();
    }

    @ParameterizedTest
    @EnumSource
    void settlesWhatWasLeftUnfinished(KillPoint point) throws Exception {
        Iam role = Iam.role(IAM);
        boolean revoke = point.operation.startsWith("Delete");
        String id = revoke ? journey.applied(role.arn()) : journey.approved(role.arn());
        String policy = "Gatehouse-" + id;
        int before = role.calls().size();
        for (int i = 1; i < point.nth; i++) {
            IAM.faults().next(point.operation, Fault.hang(Duration.ZERO));
        }
        IAM.faults().next(point.operation, point.fault);
        journey.order(
                id, revoke ? "revocations" : "applications", revoke ? "{\"reason\":\"r\"}" : "{}", "Prefer", "wait=0");
        await().until(() -> role.calls().stream()
                        .skip(before)
                        .filter(point.operation::equals)
                        .count()
                == point.nth);
        service.kill();
        start();
        String settled = revoke ? "REVOKED/REVOKED" : "APPLIED/IN_FORCE";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(journey.state(id)).isEqualTo(settled));
        assertThat(role.policies().containsKey(policy)).isEqualTo(!revoke);
        assertThat(role.writes().subList(revoke ? 1 : 0, role.writes().size())).isEqualTo(point.writes);
        AwsCallEvents calls = AwsCallEvents.of(journey, id);
        calls.assertEachHasOneOutcome();
        assertThat(calls.errors()).contains("INTERRUPTED");
        assertThat(journey.events(id))
                .filteredOn(event ->
                        event.get("action").equals("enforcement.%s.succeeded".formatted(revoke ? "revoke" : "apply")))
                .hasSize(1);
    }
}
