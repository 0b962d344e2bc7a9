package io.gatehouse.enforcement;

import static io.gatehouse.enforcement.EnforcementServices.ACCOUNT;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static io.gatehouse.enforcement.EnforcementServices.MAX_ATTEMPTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EnforcementTest
class ApplyFailureTests {

    private static final String FILLING = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::%s"}}""";

    @Autowired
    private Journey journey;

    @AfterEach
    void clear() {
        IAM.faults().clear();
    }

    @Test
    void triesAgainWhenThrottled() throws Exception {
        String id = journey.approved(Iam.role(IAM).arn());
        IAM.faults().next("PutRolePolicy", Fault.throttle());
        Map<String, Object> run = JsonPath.read(journey.apply(id).body(), "$");
        assertThat(run).containsEntry("status", "SUCCEEDED").containsEntry("attempts", 2);
        AwsCallEvents calls = AwsCallEvents.of(journey, id);
        calls.assertEachHasOneOutcome();
        assertThat(calls.errors()).contains("THROTTLED");
        assertThat(journey.events(id).toString()).contains("enforcement.apply.retried");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Fault.throttle(), "THROTTLED", "rate", MAX_ATTEMPTS),
                Arguments.of(Fault.serviceFailure(), "AWS_ERROR", "tried again", MAX_ATTEMPTS),
                Arguments.of(Fault.page(502), "AWS_ERROR", "502", MAX_ATTEMPTS),
                Arguments.of(Fault.page(307), "AWS_ERROR", "307", MAX_ATTEMPTS),
                Arguments.of(Fault.page(408), "AWS_ERROR", "408", MAX_ATTEMPTS),
                Arguments.of(Fault.page(425), "AWS_ERROR", "425", MAX_ATTEMPTS),
                Arguments.of(Fault.page(403), "REFUSED", "403", 1),
                Arguments.of(Fault.dropConnectionBefore(), "UNREACHABLE", "no answer that can be read", MAX_ATTEMPTS),
                Arguments.of(Fault.emptyPromise(), "NOT_YET_VISIBLE", "read again", MAX_ATTEMPTS),
                Arguments.of(Fault.accessDenied(), "ACCESS_DENIED", "docs/aws.md", 1),
                Arguments.of(Fault.refusal(400, "UnmodifiableEntity"), "UNMODIFIABLE", "Ask for another", 1),
                Arguments.of(Fault.refusal(409, "EntityTemporarilyUnmodifiable"), "AWS_ERROR", "again", MAX_ATTEMPTS),
                Arguments.of(Fault.refusal(404, "NoSuchEntity"), "PRINCIPAL_GONE", "new request", 1),
                Arguments.of(Fault.refusal(403, "ExpiredToken"), "NO_CREDENTIALS", "default chain", 1),
                Arguments.of(Fault.refusal(400, "MalformedPolicyDocument"), "POLICY_REFUSED", "Report it", 1),
                Arguments.of(Fault.refusal(400, "Riddle"), "REFUSED", "Riddle", 1));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void failsWithAdviceAndCanBeAppliedLater(Fault fault, String code, String advice, int attempts) throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        IAM.faults().always("PutRolePolicy", fault);
        Map<String, Object> run = JsonPath.read(journey.apply(id).body(), "$");
        assertThat(run).containsEntry("status", "FAILED").containsEntry("attempts", attempts);
        assertThat(JsonPath.<String>read((Object) run, "$.error.code")).isEqualTo(code);
        assertThat(JsonPath.<String>read((Object) run, "$.error.detail")).containsIgnoringCase(advice);
        assertThat(journey.state(id)).isEqualTo("APPROVED/FAILED");
        assertThat(role.policies()).isEmpty();
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
        IAM.faults().clear();
        assertThat(journey.apply(id).body()).contains("SUCCEEDED");
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
    }

    static Stream<Iam> principals() {
        return Stream.of(Iam.role(IAM), Iam.user(IAM));
    }

    @ParameterizedTest
    @MethodSource("principals")
    void saysThatPrincipalIsMissing(Iam principal) throws Exception {
        String id = journey.approved(principal.arn());
        principal.deletePrincipal();
        assertThat(errorCode(id)).isEqualTo("PRINCIPAL_GONE");
    }

    @Test
    void leavesPrincipalOfAnotherPathAlone() throws Exception {
        Iam role = Iam.role(IAM);
        role.deletePrincipal();
        String id = journey.approved(IAM.seed().role(ACCOUNT, "/elsewhere/", role.name()));
        role.deletePrincipal();
        IAM.seed().role(ACCOUNT, "/contact-center/", role.name());
        assertThat(errorCode(id)).isEqualTo("PRINCIPAL_GONE");
        assertThat(role.writes()).isEmpty();
    }

    @Test
    void saysThatPrincipalHasNoRoomAndAppliesOnceItHas() throws Exception {
        Iam user = Iam.user(IAM);
        String id = journey.approved(user.arn());
        user.put("filling", FILLING.formatted("x".repeat(1_900)));
        assertThat(errorCode(id)).isEqualTo("LIMIT_EXCEEDED");
        user.delete("filling");
        assertThat(journey.apply(id).body()).contains("SUCCEEDED");
    }

    static Stream<Fault> faultsAfterTheWork() {
        return Stream.of(Fault.dropConnectionAfter(), Fault.malformedAnswer());
    }

    @ParameterizedTest
    @MethodSource("faultsAfterTheWork")
    void putsOnceWhenOnlyTheAnswerIsLost(Fault fault) throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        IAM.faults().always("PutRolePolicy", fault);
        assertThat(journey.apply(id).body()).contains("SUCCEEDED");
        assertThat(role.writes()).containsExactly("PutRolePolicy");
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
    }

    @Test
    void readsBackWhatTheLastAttemptDid() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        IAM.faults().times("GetRole", MAX_ATTEMPTS - 1, Fault.throttle());
        IAM.faults().next("PutRolePolicy", Fault.dropConnectionAfter());
        assertThat(journey.apply(id).body()).contains("SUCCEEDED");
        assertThat(role.writes()).containsExactly("PutRolePolicy");
    }

    @Test
    void settlesByReadingWhenPutHangs() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        IAM.faults().next("PutRolePolicy", Fault.hang(Duration.ofSeconds(2)));
        assertThat(journey.apply(id).body()).contains("SUCCEEDED");
        assertThat(role.policies()).containsOnlyKeys("Gatehouse-" + id);
        assertThat(AwsCallEvents.of(journey, id).errors()).contains("UNREACHABLE");
    }

    @Test
    void tellsWhoeverWaitedInVainHowFarItIs() throws Exception {
        String id = journey.approved(Iam.role(IAM).arn());
        IAM.faults().always("GetRole", Fault.hang(Duration.ofMinutes(1)));
        HttpResponse<String> answer = journey.order(id, "applications", "{}", "Prefer", "wait=1");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
        assertThat(JsonPath.<Integer>read(answer.body(), "$.attempts")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetRole", "GetRolePolicy", "GetCallerIdentity"})
    void triesAgainWhenAnswerLacksWhatWasAskedFor(String operation) throws Exception {
        String id = journey.approved(Iam.role(IAM).arn());
        EnforcementServices.changeCredentials();
        IAM.faults().next(operation, Fault.emptyPromise());
        Map<String, Object> run = JsonPath.read(journey.apply(id).body(), "$");
        assertThat(run).containsEntry("status", "SUCCEEDED").containsEntry("attempts", 2);
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
    }

    private String errorCode(String id) throws Exception {
        String code = JsonPath.read(journey.apply(id).body(), "$.error.code");
        assertThat(journey.state(id)).isEqualTo("APPROVED/FAILED");
        return code;
    }
}
