package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.request.PolicyKind;
import io.gatehouse.web.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EnforcementTest
class ManagedPolicyTests {
    private static final String OTHER =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:%s\",\"Resource\":\"*\"}}";

    @Autowired
    private Journey journey;

    @Autowired
    private JdbcClient jdbc;

    static Stream<Iam> principals() {
        return Stream.of(Iam.role(IAM), Iam.user(IAM));
    }

    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void clear() {
        release.countDown();
        IAM.faults().clear();
    }

    @ParameterizedTest
    @MethodSource("principals")
    void isMadeTaggedAttachedAndTakenAway(Iam principal) throws Exception {
        String id = journey.applied(principal.arn(), PolicyKind.MANAGED);
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        assertThat(principal.attached()).containsExactly(principal.managed(id));
        assertThat(principal.policies()).isEmpty();
        assertThat(principal.versions(id)).containsEntry("default", journey.policy(id));
        assertThat(IAM.seed().tags(principal.managed(id)))
                .containsEntry("gatehouse:request-id", id)
                .containsEntry("gatehouse:policy-digest", JsonPath.read(journey.request(id), "$.policyDigest"));
        assertThat(JsonPath.<String>read(journey.request(id), "$.enforcement.policyKind"))
                .isEqualTo("MANAGED");
        assertThat(result(id)).isEqualTo("IN_FORCE");

        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(principal.attached()).isEmpty();
        assertThat(principal.versions(id)).isEmpty();
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
        assertThat(result(id)).isEqualTo("NOT_APPLIED");
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
    }

    @ParameterizedTest
    @EnumSource
    void isPlannedAsItIsDone(PolicyKind kind) throws Exception {
        for (Iam principal : principals().toList()) {
            String id = journey.approved(principal.arn());
            EnforcementServices.changeCredentials();
            String plan = journey.order(
                            id,
                            "applications",
                            "{\"policyKind\":\"" + kind + "\",\"dryRun\":true}",
                            "Prefer",
                            Journey.WAIT)
                    .body();
            journey.apply(id, kind);
            assertThat(JsonPath.<String>read(plan, "$.policyKind")).isEqualTo(kind.name());
            assertThat(JsonPath.<List<String>>read(plan, "$.calls"))
                    .isEqualTo(AwsCallEvents.of(journey, id).log().stream()
                            .filter(call -> call.startsWith("STARTED iam:"))
                            .map(call -> call.substring(8))
                            .toList());
        }
    }

    static Stream<Arguments> interruptions() {
        return Stream.of("CreatePolicy", "AttachRolePolicy", "GetPolicyVersion", "ListAttachedRolePolicies")
                .flatMap(operation -> Stream.of(
                                Fault.throttle(),
                                Fault.dropConnectionBefore(),
                                Fault.dropConnectionAfter(),
                                Fault.malformedAnswer(),
                                Fault.serviceFailure())
                        .map(fault -> Arguments.of(operation, fault)));
    }

    @ParameterizedTest
    @MethodSource("interruptions")
    void isMadeOnceHoweverItIsInterrupted(String operation, Fault fault) throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        IAM.faults().next(operation, fault);
        assertThat(journey.apply(id, PolicyKind.MANAGED).body()).contains("SUCCEEDED");
        assertThat(role.attached()).containsExactly(role.managed(id));
        assertThat(role.versions(id)).containsOnlyKeys("v1", "default");
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
    }

    static Stream<Arguments> interruptedRevocations() {
        return Stream.of("DetachRolePolicy", "ListPolicyVersions", "DeletePolicyVersion", "DeletePolicy", "GetPolicy")
                .flatMap(operation -> Stream.of(
                                Fault.throttle(), Fault.dropConnectionBefore(), Fault.dropConnectionAfter())
                        .map(fault -> Arguments.of(operation, fault)));
    }

    @ParameterizedTest
    @MethodSource("interruptedRevocations")
    void isGoneHoweverItsRevocationIsInterrupted(String operation, Fault fault) throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn(), PolicyKind.MANAGED);
        role.putVersion(id, OTHER.formatted("Get*"));
        IAM.faults().next(operation, fault);
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(role.attached()).isEmpty();
        assertThat(role.versions(id)).isEmpty();
    }

    @Test
    void staysWhereAnotherPrincipalHasItToo() throws Exception {
        Iam role = Iam.role(IAM);
        Iam other = Iam.role(IAM);
        String id = journey.applied(role.arn(), PolicyKind.MANAGED);
        other.attach(id);
        String location = journey.order(id, "revocations", "{\"reason\": \"over\"}", "Prefer", "wait=0")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await().untilAsserted(() -> assertThat(
                        JsonPath.<String>read(journey.get(location).body(), "$.error.code"))
                .isEqualTo("DELETE_CONFLICT"));
        assertThat(journey.get(location).body()).contains("everybody else");
        assertThat(journey.state(id)).isEqualTo("APPLIED/REVOKING");
        assertThat(role.attached()).isEmpty();
        assertThat(other.attached()).containsExactly(other.managed(id));

        IAM.seed().detach(other.arn(), other.managed(id));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED"));
        assertThat(role.versions(id)).isEmpty();
    }

    @Test
    void isMissingOnceDetachedAndAttachedAgainByApplying() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn(), PolicyKind.MANAGED);
        role.detach(id);
        String finding = journey.verify(id).body();
        assertThat(JsonPath.<String>read(finding, "$.result")).isEqualTo("MISSING");
        assertThat(JsonPath.<String>read(finding, "$.detail")).contains("not attached");
        assertThat(JsonPath.<String>read(finding, "$.liveDigest"))
                .isEqualTo(JsonPath.read(finding, "$.expectedDigest"));
        assertThat(journey.state(id)).isEqualTo("APPLIED/DRIFTED");
        assertThat(journey.apply(id, PolicyKind.MANAGED).body()).contains("SUCCEEDED");
        assertThat(role.attached()).containsExactly(role.managed(id));
        assertThat(role.versions(id)).containsOnlyKeys("v1", "default");
    }

    @Test
    void makesRoomForTheApprovedVersion() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn(), PolicyKind.MANAGED);
        for (String verb : List.of("Get*", "List*", "Put*", "*")) {
            role.putVersion(id, OTHER.formatted(verb));
        }
        assertThat(journey.apply(id, PolicyKind.MANAGED).body()).contains("CONFLICT");
        assertThat(journey.decide(id, "another-approver", "APPROVE").statusCode())
                .isEqualTo(201);
        assertThat(journey.apply(id, PolicyKind.MANAGED).body()).contains("SUCCEEDED");
        assertThat(role.versions(id))
                .containsOnlyKeys("v2", "v3", "v4", "v5", "v6", "default")
                .containsEntry("default", journey.policy(id));
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
    }

    @Test
    void isNotMixedWithAnotherKind() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn(), PolicyKind.MANAGED);
        assertThatProblem(journey.apply(id, PolicyKind.INLINE)).is(ProblemType.WRONG_STATE);
        assertThat(journey.order(id, "applications", "{}", "Prefer", Journey.WAIT)
                        .body())
                .contains("SUCCEEDED");
        assertThat(role.policies()).isEmpty();
        String inline = journey.applied(role.arn());
        assertThatProblem(journey.apply(inline, PolicyKind.MANAGED)).is(ProblemType.WRONG_STATE);
    }

    @ParameterizedTest
    @EnumSource
    void isNotMixedWithAnotherKindThatIsUnderWay(PolicyKind other) throws Exception {
        PolicyKind kind = other == PolicyKind.INLINE ? PolicyKind.MANAGED : PolicyKind.INLINE;
        String id = journey.approved(Iam.role(IAM).arn());
        IAM.faults().next("GetRole", Fault.hang(release));
        String run = started(id, kind);
        assertThatProblem(journey.apply(id, other)).is(ProblemType.WRONG_STATE);
        assertThat(started(id, kind)).isEqualTo(run);
        assertThat(JsonPath.<String>read(
                        journey.order(id, "applications", "{}", "Prefer", "wait=0")
                                .body(),
                        "$.id"))
                .isEqualTo(run);
        release.countDown();
        await().untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE"));
    }

    private String started(String id, PolicyKind kind) throws Exception {
        String body = "{\"policyKind\":\"" + kind + "\"}";
        return JsonPath.read(
                journey.order(id, "applications", body, "Prefer", "wait=0").body(), "$.id");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedWhereItWouldNotFit(PolicyKind kind) throws Exception {
        Iam user = Iam.user(IAM);
        String id = journey.approved(user.arn());
        String large = OTHER.formatted("Get" + "x".repeat(kind == PolicyKind.INLINE ? 2_048 : 6_144) + "*");
        jdbc.sql("update association_request set policy = :policy where id = cast(:id as uuid)")
                .param("policy", large)
                .param("id", id)
                .update();
        for (boolean dryRun : List.of(true, false)) {
            assertThatProblem(journey.order(
                            id,
                            "applications",
                            "{\"policyKind\":\"" + kind + "\",\"dryRun\":" + dryRun + "}",
                            "Prefer",
                            Journey.WAIT))
                    .is(ProblemType.VALIDATION_FAILED)
                    .at("/policyKind", "policy-too-large");
        }
        assertThat(AwsCallEvents.of(journey, id).events()).isEmpty();
    }

    private String result(String id) throws Exception {
        return JsonPath.read(journey.verify(id).body(), "$.result");
    }
}
