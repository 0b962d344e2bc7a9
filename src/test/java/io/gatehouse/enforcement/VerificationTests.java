package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.request.PolicyKind;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@EnforcementTest
class VerificationTests {

    private static final String OTHER =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
    private static final String STATEMENT = "{\"Effect\":\"%s\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}";
    private static final String UNRELATED =
            "{\"Version\":\"2012-10-17\",\"Statement\":[" + STATEMENT.formatted("Allow") + "]}";
    private static final String UNREADABLE = OTHER.replace("\"*\"}", "\"*\",\"Condition\":{\"Riddle\":5}}");

    @Autowired
    private Journey journey;

    private final Iam role = Iam.role(IAM);

    @AfterEach
    void clear() {
        IAM.faults().clear();
    }

    @Test
    void findsPolicyInForceWhateverItsOrder() throws Exception {
        String id = journey.applied(role.arn());
        assertFinds(id, "IN_FORCE");
        role.put("Gatehouse-" + id, Reordered.text(journey.policy(id)));
        Map<String, Object> finding = JsonPath.read(journey.verify(id).body(), "$");
        assertThat(finding).containsEntry("result", "IN_FORCE");
        assertThat(finding.get("liveDigest")).isEqualTo(finding.get("expectedDigest"));
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        assertThat(journey.events(id).toString()).contains("enforcement.verified");
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
    }

    @Test
    void noticesThatPolicyIsMissingAndBackAgain() throws Exception {
        String id = journey.applied(role.arn());
        String document = role.policies().get("Gatehouse-" + id);
        role.delete("Gatehouse-" + id);
        assertFinds(id, "MISSING");
        assertDrifted(id, "MISSING");
        role.put("Gatehouse-" + id, document);
        assertFinds(id, "IN_FORCE");
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        assertThat(JsonPath.<Object>read(journey.request(id), "$.enforcement.drift"))
                .isNull();
    }

    @Test
    void showsWhatWasChanged() throws Exception {
        String id = journey.applied(role.arn());
        role.put("Gatehouse-" + id, OTHER);
        HttpResponse<String> finding = assertFinds(id, "CHANGED");
        assertThat(JsonPath.<List<String>>read(finding.body(), "$.liveStatementsDiff[*].change"))
                .contains("MISSING", "ADDED");
        assertDrifted(id, "CHANGED");
        assertThat(journey.apply(id).body()).contains("CONFLICT");
        assertThat(journey.state(id)).isEqualTo("APPLIED/CONFLICT");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(Named.<UnaryOperator<String>>of("a call more", VerificationTests::wider), "WIDER", true),
                Arguments.of(
                        Named.<UnaryOperator<String>>of("a statement less", VerificationTests::narrower),
                        "NARROWER",
                        false),
                Arguments.of(
                        Named.<UnaryOperator<String>>of("a Deny more", VerificationTests::denying), "NARROWER", false),
                Arguments.of(
                        Named.<UnaryOperator<String>>of("something else", policy -> UNRELATED), "DIFFERENT", true));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void saysHowAChangedDocumentDiffersInWhatItAllows(UnaryOperator<String> change, String expected, boolean more)
            throws Exception {
        String id = journey.applied(role.arn());
        role.put("Gatehouse-" + id, change.apply(journey.policy(id)));
        String finding = assertFinds(id, "CHANGED").body();
        assertThat(JsonPath.<String>read(finding, "$.change")).isEqualTo(expected);
        assertThat(JsonPath.<Object>read(finding, "$.witness") != null).isEqualTo(more);
        if (more) {
            assertThat(JsonPath.<String>read(finding, "$.witness.action")).startsWith("sqs:");
        }
        String drift = journey.request(id);
        assertThat(JsonPath.<String>read(drift, "$.enforcement.drift.change")).isEqualTo(expected);
        assertThat(JsonPath.<Object>read(drift, "$.enforcement.drift.witness"))
                .isEqualTo(JsonPath.read(finding, "$.witness"));
    }

    private static String wider(String policy) {
        return policy.replace("\"Statement\":[", "\"Statement\":[" + STATEMENT.formatted("Allow") + ",");
    }

    private static String denying(String policy) {
        return policy.replace("\"Statement\":[", "\"Statement\":[" + STATEMENT.formatted("Deny") + ",");
    }

    private static String narrower(String policy) {
        List<Map<String, Object>> statements = JsonPath.read(policy, "$.Statement");
        statements.remove(0);
        return JsonPath.parse(policy).set("$.Statement", statements).jsonString();
    }

    @Test
    void takesTheSameAccessInOtherStatementsAsInForce() throws Exception {
        String id = journey.applied(role.arn());
        role.put("Gatehouse-" + id, split(journey.policy(id)));
        assertFinds(id, "IN_FORCE");
        assertThat(journey.apply(id).body()).contains("SUCCEEDED");
        assertThat(role.writes()).filteredOn("PutRolePolicy"::equals).hasSize(2);
    }

    /** A statement for each action. */
    private static String split(String policy) {
        List<Map<String, Object>> split = new ArrayList<>();
        for (Map<String, Object> statement : JsonPath.<List<Map<String, Object>>>read(policy, "$.Statement")) {
            Object actions = statement.get("Action");
            for (Object action : actions instanceof List<?> list ? list : List.of(actions)) {
                Map<String, Object> one = new LinkedHashMap<>(statement);
                one.remove("Sid");
                one.put("Action", action);
                split.add(one);
            }
        }
        assertThat(split).hasSizeGreaterThan(JsonPath.<Integer>read(policy, "$.Statement.length()"));
        return JsonPath.parse(policy).set("$.Statement", split).jsonString();
    }

    @ParameterizedTest
    @EnumSource
    void grantsNothingToAnotherPrincipalOfTheSameName(PolicyKind kind) throws Exception {
        String id = journey.applied(role.arn(), kind);
        if (kind == PolicyKind.INLINE) {
            role.delete("Gatehouse-" + id);
        } else {
            role.detach(id);
        }
        role.recreate();
        assertThat(JsonPath.<String>read(assertFinds(id, "RECREATED").body(), "$.detail"))
                .contains("another one");
        assertDrifted(id, "RECREATED");
        Map<String, Object> run = JsonPath.read(journey.apply(id, kind).body(), "$");
        assertThat(run).containsEntry("status", "FAILED").containsEntry("attempts", 1);
        assertThat(JsonPath.<String>read((Object) run, "$.error.code")).isEqualTo("PRINCIPAL_RECREATED");
        assertThat(JsonPath.<String>read((Object) run, "$.error.detail")).contains("new request");
        assertThat(role.policies()).isEmpty();
        assertThat(role.attached()).isEmpty();
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
    }

    @Test
    void takesUnreadableDocumentAsChanged() throws Exception {
        String id = journey.applied(role.arn());
        role.put("Gatehouse-" + id, UNREADABLE);
        HttpResponse<String> finding = assertFinds(id, "CHANGED");
        assertThat(JsonPath.<Object>read(finding.body(), "$.liveDigest")).isNull();
    }

    @Test
    void noticesThatPrincipalIsGone() throws Exception {
        String id = journey.applied(role.arn());
        role.delete("Gatehouse-" + id);
        role.deletePrincipal();
        assertFinds(id, "PRINCIPAL_GONE");
        assertDrifted(id, "PRINCIPAL_GONE");
    }

    @Test
    void callsNothingBeforeApplication() throws Exception {
        String id = journey.approved(role.arn());
        assertFinds(id, "NOT_APPLIED");
        assertThat(AwsCallEvents.of(journey, id).events()).isEmpty();
    }

    @Test
    void noticesThatRevokedPolicyIsBack() throws Exception {
        String id = journey.applied(role.arn());
        String document = role.policies().get("Gatehouse-" + id);
        journey.revoke(id);
        assertFinds(id, "NOT_APPLIED");
        role.put("Gatehouse-" + id, document);
        assertFinds(id, "IN_FORCE");
        assertThat(journey.state(id)).isEqualTo("REVOKED/DRIFTED");
        role.delete("Gatehouse-" + id);
        assertFinds(id, "NOT_APPLIED");
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
    }

    @Test
    void letsRevokedPolicyThatIsBackBeRevokedAgain() throws Exception {
        String id = journey.revokedAndBack(role);
        assertFinds(id, "IN_FORCE");
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(role.policies()).isEmpty();
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
    }

    @Test
    void saysWhetherFailureOfAwsPasses() throws Exception {
        String id = journey.applied(role.arn());
        IAM.faults().next("GetRolePolicy", Fault.throttle());
        HttpResponse<String> passing = journey.verify(id);
        assertThatProblem(passing).is(ProblemType.UNAVAILABLE);
        assertThat(passing.headers().firstValue("Retry-After")).isPresent();
        assertThat(JsonPath.<String>read(passing.body(), "$.awsError")).isEqualTo("THROTTLED");
        IAM.faults().next("GetRolePolicy", Fault.accessDenied());
        assertThatProblem(journey.verify(id)).is(ProblemType.AWS_REFUSED);
        assertThat(journey.events(id).stream()
                        .filter(event -> event.get("action").equals("enforcement.verified"))
                        .map(event -> event.get("outcome")))
                .containsExactly("FAILED", "FAILED");
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
    }

    @Test
    void doesNotOverwriteRunThatFinishedMeanwhile() throws Exception {
        String id = journey.applied(role.arn());
        CountDownLatch release = new CountDownLatch(1);
        IAM.faults().next("GetRolePolicy", Fault.hangAfter(release));
        int before = IAM.calls().count("GetRolePolicy");
        CompletableFuture<HttpResponse<String>> late = CompletableFuture.supplyAsync(() -> {
            try {
                return journey.verify(id);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        IAM.calls().await("GetRolePolicy", before + 1, Duration.ofSeconds(10));
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        release.countDown();
        assertThat(late.join().body()).contains("IN_FORCE");
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
    }

    private HttpResponse<String> assertFinds(String id, String result) throws Exception {
        HttpResponse<String> finding = journey.verify(id);
        assertThat(JsonPath.<String>read(finding.body(), "$.result")).isEqualTo(result);
        return finding;
    }

    @Test
    void leavesAnAccountAloneInWhichAwsKeepsFailing() throws Exception {
        String id = journey.applied(
                Iam.role(IAM, EnforcementServices.ANOTHER_ACCOUNT).arn());
        String elsewhere = journey.applied(role.arn());
        IAM.faults().always("GetRole", Fault.throttle());
        for (int i = 0; i < 5; i++) {
            assertThat(JsonPath.<String>read(journey.verify(id).body(), "$.awsError"))
                    .isEqualTo("THROTTLED");
        }
        HttpResponse<String> answer = journey.verify(id);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(JsonPath.<String>read(answer.body(), "$.awsError")).isEqualTo("CIRCUIT_OPEN");
        IAM.faults().clear();
        assertFinds(elsewhere, "IN_FORCE");
        Awaitility.await().ignoreExceptions().untilAsserted(() -> assertFinds(id, "IN_FORCE"));
    }

    private void assertDrifted(String id, String result) throws Exception {
        assertThat(journey.state(id)).isEqualTo("APPLIED/DRIFTED");
        assertThat(JsonPath.<String>read(journey.request(id), "$.enforcement.drift.result"))
                .isEqualTo(result);
    }
}
