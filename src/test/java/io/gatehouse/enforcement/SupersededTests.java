package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.web.ProblemType;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A revocation ends an application that is under way, and begins once nobody works on that any more. */
@EnforcementTest
class SupersededTests {

    @Autowired
    private Journey journey;

    private final Iam role = Iam.role(IAM);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void clear() {
        release.countDown();
        IAM.faults().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetCallerIdentity", "GetRole", "GetRolePolicy", "PutRolePolicy"})
    void endsApplicationBeforeItsNextCall(String operation) throws Exception {
        String id = journey.approved(role.arn());
        EnforcementServices.changeCredentials();
        IAM.faults().next(operation, Fault.hang(release));
        int before = IAM.calls().count(operation);
        String application = order(id, "applications", "{}");
        IAM.calls().await(operation, before + 1, Duration.ofSeconds(10));
        String revocation = order(id, "revocations", "{\"reason\":\"over\"}");
        assertThat(JsonPath.<String>read(run(revocation), "$.status"))
                .as("the application's call is still being made")
                .isEqualTo("PENDING");
        String superseded = run(application);
        assertThat(JsonPath.<String>read(superseded, "$.status")).isEqualTo("FAILED");
        assertThat(JsonPath.<String>read(superseded, "$.error.code")).isEqualTo("SUPERSEDED");
        assertThat(order(id, "revocations", "{\"reason\":\"over\"}")).isEqualTo(revocation);
        assertThatProblem(journey.apply(id)).is(ProblemType.WRONG_STATE);
        release.countDown();
        await().untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED"));
        assertThat(role.policies()).isEmpty();
        assertThat(role.writes().stream().filter("PutRolePolicy"::equals))
                .hasSizeLessThanOrEqualTo(operation.equals("PutRolePolicy") ? 1 : 0);
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
        assertThat(journey.events(id))
                .extracting(event -> event.get("action"))
                .containsOnlyOnce("enforcement.apply.failed", "enforcement.revoke.succeeded")
                .doesNotContain("enforcement.apply.succeeded");
    }

    @Test
    void revokesWhatWasNeverTried() throws Exception {
        String busy = journey.approved(role.arn());
        String waiting = journey.approved(role.arn());
        IAM.faults().next("GetRole", Fault.hang(release));
        String first = order(busy, "applications", "{}");
        await().until(() -> running(first));
        String second = order(waiting, "applications", "{}");
        order(waiting, "revocations", "{\"reason\":\"over\"}");
        assertThat(JsonPath.<Integer>read(run(second), "$.attempts"))
                .as("waits for its principal")
                .isZero();
        release.countDown();
        await().untilAsserted(() -> assertThat(journey.state(waiting)).isEqualTo("REVOKED/REVOKED"));
        await().untilAsserted(() -> assertThat(journey.state(busy)).isEqualTo("APPLIED/IN_FORCE"));
        assertThat(role.policies()).containsOnlyKeys("Gatehouse-" + busy);
    }

    private boolean running(String run) throws Exception {
        return run(run).contains("RUNNING");
    }

    private String order(String id, String what, String body) throws Exception {
        return JsonPath.read(journey.order(id, what, body, "Prefer", "wait=0").body(), "$.id");
    }

    private String run(String id) throws Exception {
        return journey.get("/api/v1/enforcement-runs/" + id).body();
    }
}
