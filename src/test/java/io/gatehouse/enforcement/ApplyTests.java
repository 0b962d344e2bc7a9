package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EnforcementTest
class ApplyTests {

    private static final String SOMEBODY_ELSES =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";

    @Autowired
    private Journey journey;

    @Autowired
    private JdbcClient jdbc;

    static Stream<Iam> principals() {
        return Stream.of(Iam.role(IAM), Iam.user(IAM));
    }

    @AfterEach
    void clear() {
        IAM.faults().clear();
    }

    @Test
    void showsRunToNobodyWhoMayNotSeeItsRequest() throws Exception {
        String id = journey.approved(Iam.role(IAM).arn());
        String run = JsonPath.read(journey.apply(id).body(), "$.id");
        assertThat(journey.getAs("requester", "/api/v1/enforcement-runs/" + run).statusCode())
                .isEqualTo(200);
        HttpResponse<String> hidden = journey.getAs("stranger", "/api/v1/enforcement-runs/" + run);
        assertThatProblem(hidden).is(ProblemType.NOT_FOUND);
        assertThat(hidden.body()).doesNotContain(id);
    }

    @ParameterizedTest
    @MethodSource("principals")
    void putsApprovedPolicyOnPrincipal(Iam principal) throws Exception {
        String id = journey.approved(principal.arn());
        HttpResponse<String> run = journey.apply(id);
        assertThat(run.statusCode()).isEqualTo(200);
        assertThat(run.headers().firstValue("Preference-Applied")).hasValue(Journey.WAIT);
        assertThat(principal.policies()).containsOnlyKeys("Gatehouse-" + id);
        assertThat(PolicyReader.read(principal.policies().get("Gatehouse-" + id))
                        .meansTheSameAs(PolicyReader.read(journey.policy(id))))
                .isTrue();
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        assertThat(JsonPath.<String>read(journey.request(id), "$.enforcement.lastVerifiedAt"))
                .isNotNull();
    }

    @Test
    void showsRunUntilItIsFinished() throws Exception {
        String id = journey.approved(Iam.role(IAM).arn());
        HttpResponse<String> accepted = journey.order(id, "applications", "{}", "Prefer", "handling=strict");
        assertThat(accepted.statusCode()).isEqualTo(202);
        String location = accepted.headers().firstValue("Location").orElseThrow();
        await().untilAsserted(() -> assertThat(
                        JsonPath.<String>read(journey.get(location).body(), "$.status"))
                .isEqualTo("SUCCEEDED"));
        Map<String, Object> run = JsonPath.read(journey.get(location).body(), "$");
        assertThat(run)
                .containsOnlyKeys(
                        "id",
                        "requestId",
                        "operation",
                        "status",
                        "attempts",
                        "awsRequestIds",
                        "error",
                        "createdAt",
                        "finishedAt")
                .containsEntry("requestId", id)
                .containsEntry("operation", "APPLY")
                .containsEntry("attempts", 1)
                .containsEntry("error", null);
        assertThat(location).endsWith(run.get("id").toString());
        assertThat((List<?>) run.get("awsRequestIds")).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void recordsIntentBeforeAndOutcomeAfterEachCall() throws Exception {
        String id = journey.approved(Iam.role(IAM).arn());
        List<String> awsRequestIds = JsonPath.read(journey.apply(id).body(), "$.awsRequestIds");
        AwsCallEvents calls = AwsCallEvents.of(journey, id);
        assertThat(calls.log())
                .containsExactly(
                        "STARTED iam:GetRole",
                        "SUCCEEDED iam:GetRole",
                        "STARTED iam:GetRolePolicy",
                        "FAILED iam:GetRolePolicy",
                        "STARTED iam:PutRolePolicy",
                        "SUCCEEDED iam:PutRolePolicy",
                        "STARTED iam:GetRolePolicy",
                        "SUCCEEDED iam:GetRolePolicy");
        calls.assertEachHasOneOutcome();
        assertThat(calls.awsRequestIds()).containsExactlyElementsOf(awsRequestIds);
        assertThat(journey.events(id))
                .allSatisfy(event -> assertThat(event.get("httpRequestId")).isNotNull())
                .extracting(event -> event.get("action"))
                .contains("enforcement.apply.ordered", "enforcement.apply.attempted", "enforcement.apply.succeeded")
                .endsWith("enforcement.apply.succeeded");
    }

    /** What claims it has looked at the clock before it finds the run, which may just have been committed. */
    @Test
    void isOnRecordAsOrderedBeforeItIsDue() throws Exception {
        String id = journey.approved(Iam.role(IAM).arn());
        String created = JsonPath.read(journey.apply(id).body(), "$.createdAt");
        assertThat(journey.events(id))
                .filteredOn("action", "enforcement.apply.ordered")
                .singleElement()
                .satisfies(event -> assertThat(Instant.parse(String.valueOf(event.get("recordedAt"))))
                        .isBeforeOrEqualTo(Instant.parse(created)));
    }

    @Test
    void answersSecondOrderWithTheSameRun() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        CountDownLatch release = new CountDownLatch(1);
        IAM.faults().next("GetRole", Fault.hang(release));
        List<CompletableFuture<String>> orders = Stream.generate(() -> CompletableFuture.supplyAsync(() -> runOf(id)))
                .limit(4)
                .toList();
        List<String> runs = orders.stream().map(CompletableFuture::join).toList();
        release.countDown();
        assertThat(runs).doesNotContainNull().containsOnly(runs.get(0));
        await().untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE"));
        assertThat(role.writes()).containsExactly("PutRolePolicy");
    }

    private String runOf(String id) {
        try {
            return JsonPath.read(
                    journey.order(id, "applications", "{}", "Prefer", "wait=0").body(), "$.id");
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void writesNothingWhenInForceAlready() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn());
        assertThat(JsonPath.<String>read(journey.apply(id).body(), "$.status")).isEqualTo("SUCCEEDED");
        assertThat(role.writes()).containsExactly("PutRolePolicy");
    }

    @Test
    void takesSameMeaningInAnotherOrderAsInForce() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        role.put("Gatehouse-" + id, Reordered.text(journey.policy(id)));
        assertThat(JsonPath.<String>read(journey.apply(id).body(), "$.status")).isEqualTo("SUCCEEDED");
        assertThat(role.writes()).hasSize(1);
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
    }

    @Test
    void overwritesNothingOfSomebodyElse() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        role.put("Gatehouse-" + id, SOMEBODY_ELSES);
        assertThat(JsonPath.<String>read(journey.apply(id).body(), "$.error.code"))
                .isEqualTo("CONFLICT");
        assertThat(role.policies()).containsEntry("Gatehouse-" + id, SOMEBODY_ELSES);
        assertThat(journey.state(id)).isEqualTo("APPROVED/CONFLICT");
        role.delete("Gatehouse-" + id);
        assertThat(JsonPath.<String>read(journey.apply(id).body(), "$.status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void refusesWhatIsNotApproved() throws Exception {
        String pending = journey.pending(Iam.role(IAM).arn());
        assertThatProblem(journey.apply(pending)).is(ProblemType.WRONG_STATE);
        journey.cancel(pending);
        assertThatProblem(journey.apply(pending)).is(ProblemType.WRONG_STATE);
        String revoked = journey.applied(Iam.role(IAM).arn());
        journey.revoke(revoked);
        assertThatProblem(journey.apply(revoked)).is(ProblemType.WRONG_STATE);
    }

    @Test
    void refusesExpiredGrant() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        expire(id);
        assertThatProblem(journey.apply(id)).is(ProblemType.WRONG_STATE);
        assertThat(AwsCallEvents.of(journey, id).events()).isEmpty();
    }

    @Test
    void failsWhenGrantExpiresBeforePolicyIsWritten() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        CountDownLatch release = new CountDownLatch(1);
        IAM.faults().next("GetRole", Fault.hang(release));
        journey.order(id, "applications", "{}", "Prefer", "wait=0");
        await().until(() -> role.calls().contains("GetRole"));
        expire(id);
        await().untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("APPROVED/FAILED"));
        release.countDown();
        assertThat(journey.events(id).toString()).contains("GRANT_EXPIRED");
        assertThat(role.policies()).isEmpty();
    }

    private void expire(String id) {
        jdbc.sql("update association_request set expires_at = now() - interval '1 second' where id = cast(:id as uuid)")
                .param("id", id)
                .update();
    }

    @Test
    void refusesUnknownKind() throws Exception {
        String id = journey.approved(Iam.role(IAM).arn());
        assertThatProblem(journey.order(id, "applications", "{\"policyKind\":\"managed\"}", "Prefer", Journey.WAIT))
                .is(ProblemType.VALIDATION_FAILED)
                .at("/policyKind", "unsupported-policy-kind");
    }

    @Test
    void changesAndCallsNothingInDryRun() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.approved(role.arn());
        String before = journey.request(id);
        int calls = IAM.calls().all().size();
        HttpResponse<String> plan = journey.order(id, "applications", "{\"dryRun\":true}", "Prefer", Journey.WAIT);
        assertThat(plan.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(plan.body(), "$.policyName")).isEqualTo("Gatehouse-" + id);
        assertThat(journey.request(id)).isEqualTo(before);
        assertThat(IAM.calls().all()).hasSize(calls);
    }

    @Test
    void refusesStaleTag() throws Exception {
        String id = journey.applied(Iam.role(IAM).arn());
        String stale = "\"" + id + "-1\"";
        for (String order : List.of("applications", "revocations", "verifications")) {
            assertThatProblem(journey.order(
                            id,
                            order,
                            "{\"reason\":\"r\"}".repeat(order.equals("revocations") ? 1 : 0)
                                    + "{}".repeat(order.equals("applications") ? 1 : 0),
                            "If-Match",
                            stale))
                    .is(ProblemType.PRECONDITION_FAILED);
        }
    }
}
