package io.gatehouse.enforcement;

import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EnforcementTest
class ExpiryTests {

    @Autowired
    private Journey journey;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Expiry expiry;

    private final Iam role = Iam.role(IAM);

    @AfterEach
    void clear() {
        IAM.faults().clear();
    }

    @Test
    void removesWhatIsInForce() throws Exception {
        String id = journey.applied(role.arn());
        String later = journey.applied(role.arn());
        expire(id);
        expiry.pass();
        awaitState(id, "EXPIRED/REVOKED");
        assertThat(role.policies()).containsOnlyKeys("Gatehouse-" + later);
        assertThat(journey.events(id))
                .filteredOn(event -> event.get("action").toString().startsWith("enforcement.revoke.")
                        || event.get("action").equals("association-request.expired"))
                .allSatisfy(event -> assertThat(event.get("actor")).isEqualTo("system"))
                .extracting(event -> event.get("action"))
                .containsExactly(
                        "enforcement.revoke.ordered",
                        "enforcement.revoke.attempted",
                        "enforcement.revoke.succeeded",
                        "association-request.expired");
        assertThat(JsonPath.<String>read(journey.verify(id).body(), "$.result")).isEqualTo("NOT_APPLIED");
        expiry.pass();
        assertThat(runs(id)).containsExactly("REVOKE", "APPLY");
    }

    @Test
    void endsOthersWhereOneCannotBeRead() throws Exception {
        String spoilt = journey.applied(role.arn());
        String sound = journey.applied(role.arn());
        expire(spoilt);
        expire(sound);
        SpoiltRow.during(spoilt, () -> {
            assertThatThrownBy(expiry::pass)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(spoilt);
            awaitState(sound, "EXPIRED/REVOKED");
        });
        expiry.pass();
        awaitState(spoilt, "EXPIRED/REVOKED");
        assertThat(role.policies()).isEmpty();
    }

    @Test
    void endsWhatWasNeverAppliedAtOnce() throws Exception {
        String pending = journey.pending(role.arn());
        String approved = journey.approved(role.arn());
        expire(pending);
        expire(approved);
        expiry.pass();
        for (String id : List.of(pending, approved)) {
            assertThat(journey.state(id)).isEqualTo("EXPIRED/NOT_APPLIED");
            assertThat(journey.events(id))
                    .last()
                    .satisfies(event -> assertThat(event)
                            .containsEntry("action", "association-request.expired")
                            .containsEntry("actor", "system"));
        }
        for (String id : List.of(pending, approved)) {
            assertThat(AwsCallEvents.of(journey, id).events()).isEmpty();
        }
    }

    @Test
    void endsEachOnceWhenManyLookAtOnce() throws Exception {
        String applied = journey.applied(role.arn());
        String pending = journey.pending(role.arn());
        expire(applied);
        expire(pending);
        Stream.generate(() -> CompletableFuture.runAsync(expiry::pass))
                .limit(4)
                .toList()
                .forEach(CompletableFuture::join);
        awaitState(applied, "EXPIRED/REVOKED");
        assertThat(runs(applied)).containsExactly("REVOKE", "APPLY");
        for (String id : List.of(applied, pending)) {
            assertThat(journey.events(id))
                    .extracting(event -> event.get("action"))
                    .containsOnlyOnce("association-request.expired");
        }
    }

    @Test
    void endsApplicationThatIsUnderWay() throws Exception {
        String id = journey.approved(role.arn());
        CountDownLatch release = new CountDownLatch(1);
        int before = IAM.calls().count("PutRolePolicy");
        IAM.faults().next("PutRolePolicy", Fault.hang(release));
        journey.order(id, "applications", "{}", "Prefer", "wait=0");
        IAM.calls().await("PutRolePolicy", before + 1, Duration.ofSeconds(10));
        expire(id);
        expiry.pass();
        release.countDown();
        awaitState(id, "EXPIRED/REVOKED");
        assertThat(role.policies()).isEmpty();
    }

    @Test
    void triesAgainAnHourAfterAwsRefused() throws Exception {
        String id = journey.applied(role.arn());
        expire(id);
        IAM.faults().always("DeleteRolePolicy", Fault.accessDenied());
        expiry.pass();
        awaitState(id, "APPLIED/FAILED");
        IAM.faults().clear();
        expiry.pass();
        assertThat(runs(id)).containsExactly("REVOKE", "APPLY");
        jdbc.sql("update enforcement_run set finished_at = finished_at - interval '61 minutes'"
                        + " where request_id = cast(:id as uuid)")
                .param("id", id)
                .update();
        expiry.pass();
        awaitState(id, "EXPIRED/REVOKED");
        assertThat(runs(id)).containsExactly("REVOKE", "REVOKE", "APPLY");
    }

    private void awaitState(String id, String state) {
        await().untilAsserted(() -> assertThat(journey.state(id)).isEqualTo(state));
    }

    private List<String> runs(String id) throws Exception {
        return JsonPath.read(
                journey.get("/api/v1/enforcement-runs?requestId=" + id).body(), "$.items[*].operation");
    }

    private void expire(String id) {
        jdbc.sql("update association_request set expires_at = now() - interval '1 second' where id = cast(:id as uuid)")
                .param("id", id)
                .update();
    }
}
