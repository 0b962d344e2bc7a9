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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the service in the middle of many calls and starts it again: what it left is settled by what IAM has. */
@Tag("long")
class CrashTests {

    private static final DevelopmentDatabase DATABASE = DevelopmentDatabase.temporary();
    private static final IamEndpoint IAM = new IamEndpoint();
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final String OTHER =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:%s\",\"Resource\":\"*\"}}";
    /** A call lasts longer than it takes to have all runs hang. */
    private static final List<String> SETTINGS = List.of(
            "--gatehouse.enforcement.workers=16",
            "--gatehouse.enforcement.workers-per-account=16",
            "--gatehouse.enforcement.lease=21s",
            "--gatehouse.aws.call-timeout=20s");

    private static final Map<KillPoint, Left> LEFT = new EnumMap<>(KillPoint.class);

    private static ServiceProcess service;
    private static Journey journey;

    enum Order {
        APPLY,
        /** Where somebody put other versions of the policy, and the request was approved again. */
        APPLY_AGAIN,
        REVOKE
    }

    /** In which call of an operation the service is killed, and the calls that change something, made in all. */
    enum KillPoint {
        PUT_NOT_DONE(Order.APPLY, INLINE, "PutRolePolicy", 1, Fault.hang(NEVER), "PutRolePolicy", "PutRolePolicy"),
        PUT_DONE(Order.APPLY, INLINE, "PutRolePolicy", 1, Fault.hangAfter(NEVER), "PutRolePolicy"),
        PUT_NOT_READ_BACK(Order.APPLY, INLINE, "GetRolePolicy", 2, Fault.hang(NEVER), "PutRolePolicy"),
        DELETE_NOT_DONE(
                Order.REVOKE, INLINE, "DeleteRolePolicy", 1, Fault.hang(NEVER), "DeleteRolePolicy", "DeleteRolePolicy"),
        DELETE_DONE(
                Order.REVOKE,
                INLINE,
                "DeleteRolePolicy",
                1,
                Fault.hangAfter(NEVER),
                "DeleteRolePolicy",
                "DeleteRolePolicy"),
        CREATE_DONE(
                Order.APPLY, MANAGED, "CreatePolicy", 1, Fault.hangAfter(NEVER), "CreatePolicy", "AttachRolePolicy"),
        ATTACH_DONE(
                Order.APPLY,
                MANAGED,
                "AttachRolePolicy",
                1,
                Fault.hangAfter(NEVER),
                "CreatePolicy",
                "AttachRolePolicy"),
        DETACH_DONE(
                Order.REVOKE,
                MANAGED,
                "DetachRolePolicy",
                1,
                Fault.hangAfter(NEVER),
                "DetachRolePolicy",
                "DetachRolePolicy",
                "DeletePolicy"),
        DELETE_POLICY_DONE(
                Order.REVOKE,
                MANAGED,
                "DeletePolicy",
                1,
                Fault.hangAfter(NEVER),
                "DetachRolePolicy",
                "DeletePolicy",
                "DetachRolePolicy",
                "DeletePolicy"),
        DELETE_VERSION_DONE(
                Order.APPLY_AGAIN,
                MANAGED,
                "DeletePolicyVersion",
                1,
                Fault.hangAfter(NEVER),
                "DeletePolicyVersion",
                "CreatePolicyVersion"),
        CREATE_VERSION_NOT_DONE(
                Order.APPLY_AGAIN,
                MANAGED,
                "CreatePolicyVersion",
                1,
                Fault.hang(NEVER),
                "DeletePolicyVersion",
                "CreatePolicyVersion",
                "CreatePolicyVersion"),
        CREATE_VERSION_DONE(
                Order.APPLY_AGAIN,
                MANAGED,
                "CreatePolicyVersion",
                1,
                Fault.hangAfter(NEVER),
                "DeletePolicyVersion",
                "CreatePolicyVersion");

        private final Order order;
        private final PolicyKind kind;
        private final String operation;
        private final int nth;
        private final Fault fault;
        private final List<String> writes;

        KillPoint(Order order, PolicyKind kind, String operation, int nth, Fault fault, String... writes) {
            this.order = order;
            this.kind = kind;
            this.operation = operation;
            this.nth = nth;
            this.fault = fault;
            this.writes = List.of(writes);
        }
    }

    /** @param before how many calls were made before the order in which the service was killed */
    private record Left(Iam role, String id, int before) {

        List<String> calls() {
            List<String> all = role.callsAbout(id);
            return all.subList(before, all.size());
        }
    }

    @BeforeAll
    static void killInTheMiddleOfAll() throws Exception {
        start();
        for (KillPoint point : KillPoint.values()) {
            Iam role = Iam.role(IAM);
            String id = prepared(point, role);
            LEFT.put(point, new Left(role, id, role.callsAbout(id).size()));
        }
        for (KillPoint point : KillPoint.values()) {
            hang(point, LEFT.get(point));
        }
        service.kill();
        start();
    }

    private static String prepared(KillPoint point, Iam role) throws Exception {
        if (point.order == Order.APPLY) {
            return journey.approved(role.arn());
        }
        String id = journey.applied(role.arn(), point.kind);
        if (point.order == Order.APPLY_AGAIN) {
            for (String verb : List.of("Get*", "List*", "Put*", "*")) {
                role.putVersion(id, OTHER.formatted(verb));
            }
            assertThat(journey.apply(id, MANAGED).body()).contains("CONFLICT");
            assertThat(journey.decide(id, "another-approver", "APPROVE").statusCode())
                    .isEqualTo(201);
        }
        return id;
    }

    private static void hang(KillPoint point, Left left) throws Exception {
        for (int i = 1; i < point.nth; i++) {
            IAM.faults().next(point.operation, Fault.hang(Duration.ZERO));
        }
        IAM.faults().next(point.operation, point.fault);
        boolean revoke = point.order == Order.REVOKE;
        String body = revoke ? "{\"reason\":\"r\"}" : "{\"policyKind\":\"" + point.kind + "\"}";
        journey.order(left.id(), revoke ? "revocations" : "applications", body, "Prefer", "wait=0");
        await().until(() ->
                left.calls().stream().filter(point.operation::equals).count() == point.nth);
    }

    private static void start() throws IOException {
        service = ServiceProcess.start(
                List.of("-cp", System.getProperty("java.class.path")),
                DATABASE,
                IAM,
                new File("target/crash-tests.log"),
                SETTINGS);
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
        Iam role = LEFT.get(point).role();
        String id = LEFT.get(point).id();
        boolean revoke = point.order == Order.REVOKE;
        String settled = revoke ? "REVOKED/REVOKED" : "APPLIED/IN_FORCE";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(journey.state(id)).isEqualTo(settled));
        assertThat(role.policies()).hasSize(!revoke && point.kind == INLINE ? 1 : 0);
        assertThat(role.attached()).hasSize(!revoke && point.kind == MANAGED ? 1 : 0);
        assertThat(role.versions(id).keySet()).isEqualTo(versions(point));
        assertThat(LEFT.get(point).calls().stream().filter(call -> !call.matches("(Get|List).*")))
                .containsExactlyElementsOf(point.writes);
        AwsCallEvents calls = AwsCallEvents.of(journey, id);
        calls.assertEachHasOneOutcome();
        assertThat(calls.errors()).contains("INTERRUPTED");
        assertThat(journey.events(id))
                .filteredOn(event ->
                        event.get("action").equals("enforcement.%s.succeeded".formatted(revoke ? "revoke" : "apply")))
                .hasSize(point.order == Order.APPLY_AGAIN ? 2 : 1);
    }

    private static Set<String> versions(KillPoint point) {
        if (point.kind == INLINE || point.order == Order.REVOKE) {
            return Set.of();
        }
        return point.order == Order.APPLY ? Set.of("v1", "default") : Set.of("v2", "v3", "v4", "v5", "v6", "default");
    }
}
