package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EnforcementTest
class RunRetryTests {

    @Autowired
    private Journey journey;

    private final Iam role = Iam.role(IAM);

    @AfterEach
    void clear() {
        IAM.faults().clear();
    }

    @Test
    void appliesWhatFailedAsNewRun() throws Exception {
        String failed = failedApplication(journey.approved(role.arn()));
        HttpResponse<String> answer = journey.retry(failed, "wait=30");
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, Object> retried = JsonPath.read(answer.body(), "$");
        assertThat(retried).containsEntry("status", "SUCCEEDED").containsEntry("operation", "APPLY");
        assertThat(retried.get("id")).isNotEqualTo(failed);
        assertThat(run(failed)).containsEntry("status", "FAILED");
        assertThat(role.policies()).hasSize(1);
        assertThatProblem(journey.retry(failed, "wait=30")).is(ProblemType.WRONG_STATE);
        assertThatProblem(journey.retry(String.valueOf(retried.get("id")), "wait=30"))
                .is(ProblemType.WRONG_STATE);
    }

    @Test
    void answersRepeatedRetryWithTheSameRun() throws Exception {
        String failed = failedApplication(journey.approved(role.arn()));
        CountDownLatch release = new CountDownLatch(1);
        IAM.faults().next("GetRole", Fault.hang(release));
        HttpResponse<String> first = journey.retry(failed, "wait=0");
        HttpResponse<String> second = journey.retry(failed, "wait=0");
        release.countDown();
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Location"))
                .isEqualTo(second.headers().firstValue("Location"));
    }

    @Test
    void isPutOffWhereTheRequestCannotBeReadAndKeepsNobodyFromThePrincipal() throws Exception {
        String spoilt = journey.applied(role.arn());
        String sound = journey.approved(role.arn());
        IAM.faults().always("DeleteRolePolicy", Fault.serviceFailure());
        assertThat(journey.order(spoilt, "revocations", "{\"reason\": \"r\"}", "Prefer", "wait=0")
                        .statusCode())
                .isEqualTo(202);
        SpoiltRow.during(spoilt, () -> {
            IAM.faults().clear();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(journey.get("/api/v1/enforcement-runs?principalArn=" + role.arn())
                                    .body())
                            .contains("INTERNAL_ERROR"));
            assertThat(journey.order(sound, "applications", "{}", "Prefer", "wait=20")
                            .statusCode())
                    .isEqualTo(200);
        });
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(journey.state(spoilt)).isEqualTo("REVOKED/REVOKED"));
        assertThat(role.policies()).hasSize(1);
    }

    @Test
    void keepsNobodyElseWaitingWhereTheRunItselfCannotBeRead() throws Exception {
        String id = journey.approved(role.arn());
        CountDownLatch release = new CountDownLatch(1);
        IAM.faults().next("GetRole", Fault.hangAndRefuse(release));
        String run = JsonPath.read(
                journey.order(id, "applications", "{}", "Prefer", "wait=0").body(), "$.id");
        SpoiltRow.ofRunDuring(run, () -> {
            release.countDown();
            assertThat(journey.applied(Iam.role(IAM).arn())).isNotEmpty();
        });
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE"));
        assertThat(run(run).get("attempts"))
                .as("what could not be read was not attempted")
                .isEqualTo(2);
    }

    @Test
    void revokesWhatFailedToBeRevoked() throws Exception {
        String id = journey.applied(role.arn());
        IAM.faults().always("DeleteRolePolicy", Fault.accessDenied());
        String failed = JsonPath.read(journey.revoke(id).body(), "$.id");
        assertThat(run(failed)).containsEntry("status", "FAILED");
        IAM.faults().clear();
        assertThat(journey.retry(failed, "wait=30").body()).contains("SUCCEEDED", "REVOKE");
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
        assertThat(role.policies()).isEmpty();
    }

    @Test
    void refusesWhatIsNoLongerTheLastWord() throws Exception {
        String id = journey.approved(role.arn());
        String failed = failedApplication(id);
        journey.revoke(id);
        assertThatProblem(journey.retry(failed, "wait=30")).is(ProblemType.WRONG_STATE);
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
    }

    @Test
    void letsOnlyOperatorsRetry() throws Exception {
        String failed = failedApplication(journey.approved(role.arn()));
        assertThatProblem(journey.postAs("requester", "associations:read", retries(failed), ""))
                .is(ProblemType.FORBIDDEN);
        assertThatProblem(journey.retry("01890a5d-ac96-774b-bcce-b302099a8057", "wait=0"))
                .is(ProblemType.NOT_FOUND);
    }

    private String failedApplication(String id) throws Exception {
        IAM.faults().always("PutRolePolicy", Fault.accessDenied());
        String run = JsonPath.read(journey.apply(id).body(), "$.id");
        IAM.faults().clear();
        assertThat(run(run)).containsEntry("status", "FAILED");
        return run;
    }

    private Map<String, Object> run(String id) throws Exception {
        return JsonPath.read(journey.get("/api/v1/enforcement-runs/" + id).body(), "$");
    }

    private static String retries(String run) {
        return "/api/v1/enforcement-runs/" + run + "/retries";
    }
}
