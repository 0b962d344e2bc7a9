package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.web.ProblemType;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    static Stream<Fault> faultsThatLeaveThePolicy() {
        return Stream.of(
                Fault.emptyPromise(), Fault.dropConnectionBefore(), Fault.serviceFailure(), Fault.accessDenied());
    }

    @ParameterizedTest
    @MethodSource("faultsThatLeaveThePolicy")
    void claimsNothingWhileAccessStays(Fault fault) throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn());
        IAM.faults().always("DeleteRolePolicy", fault);
        assertThat(journey.revoke(id).body()).contains("FAILED");
        assertThat(journey.state(id)).isEqualTo("APPLIED/FAILED");
        assertThat(role.policies()).isNotEmpty();
        IAM.faults().clear();
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(role.policies()).isEmpty();
    }

    @Test
    void believesIamWhenOnlyTheAnswerIsLost() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn());
        IAM.faults().next("DeleteRolePolicy", Fault.dropConnectionAfter());
        String run = journey.revoke(id).body();
        assertThat(run).contains("SUCCEEDED");
        assertThat(JsonPath.<Integer>read(run, "$.attempts")).isEqualTo(1);
        assertThat(role.writes()).containsExactly("PutRolePolicy", "DeleteRolePolicy");
    }
}
