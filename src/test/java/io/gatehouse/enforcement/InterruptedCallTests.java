package io.gatehouse.enforcement;

import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A call that was given up has its outcome: that it was interrupted. What AWS answers later does not become another. */
@EnforcementTest
class InterruptedCallTests {

    @Autowired
    private Journey journey;

    @Autowired
    private FlywayProperties owner;

    @Test
    void hasOneOutcomeAlsoIfItIsOfNoRun() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn());
        CountDownLatch release = new CountDownLatch(1);
        IAM.faults().next("GetRole", Fault.hangAfter(release));
        CompletableFuture<HttpResponse<String>> late = CompletableFuture.supplyAsync(() -> verified(id));
        await().until(() -> giveUpCallsOf(id) == 1);
        await().untilAsserted(
                        () -> assertThat(AwsCallEvents.of(journey, id).errors()).containsOnlyOnce("INTERRUPTED"));
        release.countDown();
        HttpResponse<String> answer = late.join();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(JsonPath.<String>read(answer.body(), "$.awsError")).isEqualTo("INTERRUPTED");
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
    }

    @Test
    void areInterruptedThoughTheyFailedOtherwise() throws Exception {
        Iam role = Iam.role(IAM);
        String id = journey.applied(role.arn());
        IAM.faults().next("GetRole", Fault.hang(Duration.ofSeconds(30)));
        CompletableFuture<HttpResponse<String>> late = CompletableFuture.supplyAsync(() -> verified(id));
        await().until(() -> giveUpCallsOf(id) == 1);
        HttpResponse<String> answer = late.join();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(JsonPath.<String>read(answer.body(), "$.awsError")).isEqualTo("INTERRUPTED");
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
        assertThat(AwsCallEvents.of(journey, id).errors())
                .endsWith("INTERRUPTED")
                .doesNotContain("TIMEOUT");
        assertThat(JsonPath.<List<String>>read(
                        journey.events(id), "$[?(@.action == 'enforcement.verified')].detail.error"))
                .containsExactly("INTERRUPTED");
    }

    /** As if it had been made long ago. */
    private int giveUpCallsOf(String id) {
        return JdbcClient.create(new DriverManagerDataSource(owner.getUrl(), owner.getUser(), owner.getPassword()))
                .sql("update open_aws_call set started_at = started_at - interval '1 hour'"
                        + " where run_id is null and request_id = cast(:id as uuid)")
                .param("id", id)
                .update();
    }

    private HttpResponse<String> verified(String id) {
        try {
            return journey.verify(id);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
