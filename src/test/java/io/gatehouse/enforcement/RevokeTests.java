package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static io.gatehouse.enforcement.EnforcementServices.MAX_ATTEMPTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.web.ProblemType;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EnforcementTest
class RevokeTests {

    @Autowired
    private Journey journey;

    @AfterEach
    void clear() {
        IAM.faults().clear();
    }

    static Stream<Iam> principals() {
        return Stream.of(Iam.role(IAM), Iam.user(IAM));
    }

    @ParameterizedTest
    @MethodSource("principals")
    void takesPolicyAway(Iam principal) throws Exception {
        String id = journey.applied(principal.arn());
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED", "REVOKE");
        assertThat(principal.policies()).isEmpty();
        assertThat(principal.calls())
                .endsWith("Delete" + principal.kind() + "Policy", "Get" + principal.kind() + "Policy");
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
        assertThat(journey.events(id).toString()).contains("enforcement.revoke.ordered", "reason", "over");
        assertThatProblem(journey.revoke(id)).is(ProblemType.WRONG_STATE);
    }

    @Test
    void leavesNothingToCancel() throws Exception {
        String id = journey.applied(Iam.role(IAM).arn());
        assertThat(journey.cancel(id).body())
                .contains("The request is APPLIED and cannot be cancelled once", "revoke it");
        journey.revoke(id);
        assertThat(journey.cancel(id).body()).contains("The request is REVOKED and cannot be cancelled.");
    }

    static Stream<Fault> uncertain() {
        return Stream.of(Fault.dropConnectionBefore(), Fault.serviceFailure(), Fault.throttle());
    }

    @ParameterizedTest
    @MethodSource("uncertain")
    void believesNoReadingThatThePolicyIsGone(Fault fault) throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn());
        IAM.faults().next("DeleteRolePolicy", fault);
        IAM.faults().times("GetRolePolicy", 3, Fault.stale(Duration.ofMinutes(1)));
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(role.policies()).isEmpty();
    }

    @Test
    void refusesWhatWasNeverApplied() throws Exception {
        String id = journey.approved(Iam.role(IAM).arn());
        assertThatProblem(journey.revoke(id)).is(ProblemType.WRONG_STATE);
    }

    @Test
    void revokesWhatMayHaveBeenApplied() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        IAM.faults().always("GetRolePolicy", Fault.accessDenied());
        journey.apply(id);
        IAM.faults().clear();
        assertThat(journey.state(id)).isEqualTo("APPROVED/FAILED");
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":null}", "{\"reason\":\"  \"}"})
    void refusesWithoutReason(String body) throws Exception {
        String id = journey.applied(Iam.role(IAM).arn());
        assertThatProblem(journey.order(id, "revocations", body, "Prefer", Journey.WAIT))
                .is(ProblemType.VALIDATION_FAILED);
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
    }

    @Test
    void isDoneWhenPrincipalIsGone() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn());
        role.delete("Gatehouse-" + id);
        role.deletePrincipal();
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
    }

    static Stream<Arguments> faultsThatPass() {
        return Stream.of(
                Arguments.of(Fault.emptyPromise(), "NOT_YET_VISIBLE"),
                Arguments.of(Fault.dropConnectionBefore(), "UNREACHABLE"),
                Arguments.of(Fault.serviceFailure(), "AWS_ERROR"),
                Arguments.of(Fault.throttle(), "THROTTLED"));
    }

    @ParameterizedTest
    @MethodSource("faultsThatPass")
    void goesOnUntilIamShowsThatPolicyIsGone(Fault fault, String code) throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn());
        IAM.faults().always("DeleteRolePolicy", fault);
        String run = JsonPath.read(
                journey.order(id, "revocations", "{\"reason\":\"over\"}", "Prefer", "wait=0")
                        .body(),
                "$.id");
        await().untilAsserted(() -> assertThat(attempts(run)).isGreaterThan(MAX_ATTEMPTS));
        assertThat(journey.state(id)).isEqualTo("APPLIED/REVOKING");
        assertThat(role.policies()).isNotEmpty();
        await().untilAsserted(() ->
                assertThat(JsonPath.<String>read(run(run), "$.error.code")).isEqualTo(code));
        IAM.faults().clear();
        assertThat(JsonPath.<String>read(journey.revoke(id).body(), "$.id")).isEqualTo(run);
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
        assertThat(role.policies()).isEmpty();
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
    }

    @Test
    void failsWhenItMayNotAndCanBeTriedAgain() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn());
        IAM.faults().always("DeleteRolePolicy", Fault.accessDenied());
        assertThat(journey.revoke(id).body()).contains("FAILED", "ACCESS_DENIED");
        assertThat(journey.state(id)).isEqualTo("APPLIED/FAILED");
        assertThat(role.policies()).isNotEmpty();
        IAM.faults().clear();
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(role.policies()).isEmpty();
    }

    private int attempts(String run) throws Exception {
        return JsonPath.read(run(run), "$.attempts");
    }

    private String run(String id) throws Exception {
        return journey.get("/api/v1/enforcement-runs/" + id).body();
    }

    /** IAM's word that the policy is not there, cut off, is no refusal. */
    @Test
    void readsAgainWhenTheAnswerIsCutOff() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn());
        IAM.faults().next("GetRolePolicy", Fault.truncatedAnswer());
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(role.policies()).isEmpty();
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
    }

    @Test
    void deletesAgainWhenOnlyTheAnswerIsLost() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn());
        IAM.faults().next("DeleteRolePolicy", Fault.dropConnectionAfter());
        String run = journey.revoke(id).body();
        assertThat(run).contains("SUCCEEDED");
        assertThat(JsonPath.<Integer>read(run, "$.attempts")).isEqualTo(2);
        assertThat(role.writes()).containsExactly("PutRolePolicy", "DeleteRolePolicy", "DeleteRolePolicy");
    }
}
