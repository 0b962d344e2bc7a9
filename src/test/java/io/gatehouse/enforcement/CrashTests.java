package io.gatehouse.enforcement;

import static io.gatehouse.request.PolicyKind.INLINE;
import static io.gatehouse.request.PolicyKind.MANAGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.development.iam.IamEndpoint;
import io.gatehouse.request.PolicyKind;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the service in the middle of a call and starts it again: what it left is settled by what IAM has. */
@Tag("long")
class CrashTests {

    private static final DevelopmentDatabase DATABASE = DevelopmentDatabase.temporary();
    private static final IamEndpoint IAM = new IamEndpoint();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static ServiceProcess service;
    private static Journey journey;

    /** In which call of an operation the service is killed, and the calls that change something, made in all. */
    enum KillPoint {
        PUT_NOT_DONE(INLINE, "PutRolePolicy", 1, Fault.hang(NEVER), "PutRolePolicy", "PutRolePolicy"),
        PUT_DONE(INLINE, "PutRolePolicy", 1, Fault.hangAfter(NEVER), "PutRolePolicy"),
        PUT_NOT_READ_BACK(INLINE, "GetRolePolicy", 2, Fault.hang(NEVER), "PutRolePolicy"),
        DELETE_NOT_DONE(INLINE, "DeleteRolePolicy", 1, Fault.hang(NEVER), "DeleteRolePolicy", "DeleteRolePolicy"),
        DELETE_DONE(INLINE, "DeleteRolePolicy", 1, Fault.hangAfter(NEVER), "DeleteRolePolicy"),
        CREATE_DONE(MANAGED, "CreatePolicy", 1, Fault.hangAfter(NEVER), "CreatePolicy", "AttachRolePolicy"),
        ATTACH_DONE(MANAGED, "AttachRolePolicy", 1, Fault.hangAfter(NEVER), "CreatePolicy", "AttachRolePolicy"),
        DETACH_DONE(
                MANAGED,
                "DetachRolePolicy",
                1,
                Fault.hangAfter(NEVER),
                "DetachRolePolicy",
                "DetachRolePolicy",
                "DeletePolicy"),
        DELETE_POLICY_DONE(MANAGED, "DeletePolicy", 1, Fault.hangAfter(NEVER), "DetachRolePolicy", "DeletePolicy");

        private final PolicyKind kind;
        private final String operation;
        private final int nth;
        private final Fault fault;
        private final List<String> writes;

        KillPoint(PolicyKind kind, String operation, int nth, Fault fault, String... writes) {
            this.kind = kind;
            this.operation = operation;
            this.nth = nth;
            this.fault = fault;
            this.writes = List.of(writes);
        }

        boolean isOfRevocation() {
            return operation.startsWith("De");
        }

        String body() {
            return isOfRevocation() ? "{\"reason\":\"r\"}" : "{\"policyKind\":\"" + kind + "\"}";
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
        boolean revoke = point.isOfRevocation();
        String id = revoke ? journey.applied(role.arn(), point.kind) : journey.approved(role.arn());
        int before = role.callsAbout(id).size();
        for (int i = 1; i < point.nth; i++) {
            IAM.faults().next(point.operation, Fault.hang(Duration.ZERO));
        }
        IAM.faults().next(point.operation, point.fault);
        journey.order(id, revoke ? "revocations" : "applications", point.body(), "Prefer", "wait=0");
        await().until(() -> role.callsAbout(id).stream()
                        .skip(before)
                        .filter(point.operation::equals)
                        .count()
                == point.nth);
        service.kill();
        start();
        String settled = revoke ? "REVOKED/REVOKED" : "APPLIED/IN_FORCE";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(journey.state(id)).isEqualTo(settled));
        assertThat(role.policies()).hasSize(!revoke && point.kind == INLINE ? 1 : 0);
        assertThat(role.attached()).hasSize(!revoke && point.kind == MANAGED ? 1 : 0);
        assertThat(role.versions(id)).hasSize(!revoke && point.kind == MANAGED ? 2 : 0);
        assertThat(role.callsAbout(id).stream().skip(before).filter(call -> !call.matches("(Get|List).*")))
                .containsExactlyElementsOf(point.writes);
        AwsCallEvents calls = AwsCallEvents.of(journey, id);
        calls.assertEachHasOneOutcome();
        assertThat(calls.errors()).contains("INTERRUPTED");
        assertThat(journey.events(id))
                .filteredOn(event ->
                        event.get("action").equals("enforcement.%s.succeeded".formatted(revoke ? "revoke" : "apply")))
                .hasSize(1);
    }
}
