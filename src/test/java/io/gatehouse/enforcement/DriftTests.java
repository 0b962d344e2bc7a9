package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.enforcement.EnforcementServices.ANOTHER_ACCOUNT;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.request.PolicyKind;
import io.gatehouse.web.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EnforcementTest
class DriftTests {
    private static final String OTHER =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";

    @Autowired
    private Journey journey;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry metrics;

    private DueChecks due;
    private final Iam role = Iam.role(IAM);

    @BeforeEach
    void checks() {
        due = new DueChecks(jdbc);
    }

    @AfterEach
    void clear() {
        IAM.faults().clear();
    }

    @Test
    void namesEveryBadConditionAtOnce() throws Exception {
        HttpResponse<String> answer = journey.get("/api/v1/drift?account=1&principalArn=me&limit=0");
        assertThatProblem(answer).is(ProblemType.INVALID_PARAMETER);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactlyInAnyOrder("account", "principalArn", "limit");
    }

    @Test
    void isLookedForOnceMoreAfterARevocation() throws Exception {
        String id = journey.applied(role.arn());
        journey.revoke(id);
        int calls = role.calls().size();
        due.checkNow(id);
        assertThat(due.isEnded(id)).isTrue();
        assertThat(role.calls().subList(calls, role.calls().size())).containsExactly("GetRole", "GetRolePolicy");
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
    }

    @Test
    void isLookedForAfterARevocationUntilIamHasAnswered() throws Exception {
        String id = journey.revokedAndBack(role);
        // Whatever else is looked at just now meets it too.
        IAM.faults().always("GetRole", Fault.accessDenied());
        due.checkNow(id);
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
        IAM.faults().clear();
        due.checkNow(id);
        assertThat(journey.state(id)).isEqualTo("REVOKED/DRIFTED");
    }

    @Test
    void ofWhatComesBackAfterARevocationIsFoundAndTakenAway() throws Exception {
        String id = journey.revokedAndBack(role);
        due.checkNow(id);
        assertThat(journey.state(id)).isEqualTo("REVOKED/DRIFTED");
        assertThat(JsonPath.<List<String>>read(listed("principalArn=" + role.arn()), "$.items[*].result"))
                .containsExactly("IN_FORCE");
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(role.policies()).isEmpty();
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByScheduleAndItsEndToo(PolicyKind kind) throws Exception {
        String id = journey.applied(role.arn(), kind);
        take(kind, id);
        due.checkNow(id);
        assertThat(journey.state(id)).isEqualTo("APPLIED/DRIFTED");
        assertThat(JsonPath.<List<String>>read(listed("principalArn=" + role.arn()), "$.items[*].result"))
                .containsExactly("MISSING");
        due.checkNow(id);
        assertThat(transitions(id)).containsExactly("enforcement.drifted");

        assertThat(journey.apply(id, kind).body()).contains("SUCCEEDED");
        assertThat(transitions(id)).containsExactly("enforcement.drifted", "enforcement.recovered");
        due.checkNow(id);
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        assertThat(JsonPath.<List<Object>>read(listed("principalArn=" + role.arn()), "$.items"))
                .isEmpty();
        assertThat(transitions(id)).containsExactly("enforcement.drifted", "enforcement.recovered");
    }

    @Test
    void isPutOnRecordAgainOnlyWhenItIsAnotherOne() throws Exception {
        double before = drifted("CHANGED", "DIFFERENT");
        String id = journey.applied(role.arn());
        String approved = role.policies().get("Gatehouse-" + id);
        role.delete("Gatehouse-" + id);
        due.checkNow(id);
        role.put("Gatehouse-" + id, OTHER);
        due.checkNow(id);
        due.checkNow(id);
        role.put("Gatehouse-" + id, approved);
        due.checkNow(id);
        assertThat(transitions(id))
                .containsExactly("enforcement.drifted", "enforcement.drifted", "enforcement.recovered");
        assertThat(drifted("CHANGED", "DIFFERENT") - before).isEqualTo(1);
    }

    @Test
    void isPutOnRecordWithACallThatOnlyTheLiveDocumentAllows() throws Exception {
        String id = journey.applied(role.arn());
        role.put("Gatehouse-" + id, OTHER);
        due.checkNow(id);
        Map<String, Object> witness = JsonPath.read(journey.request(id), "$.enforcement.drift.witness");
        assertThat(witness).isNotEmpty();
        assertThat(journey.events(id))
                .filteredOn(event -> event.get("action").equals("enforcement.drifted"))
                .singleElement()
                .satisfies(event -> assertThat(JsonPath.<Object>read(event, "$.detail.witness"))
                        .isEqualTo(witness));
    }

    @Test
    void isPutOnRecordWithoutACallWhereNoneShowsIt() throws Exception {
        String id = journey.applied(role.arn());
        role.delete("Gatehouse-" + id);
        due.checkNow(id);
        assertThat(journey.events(id))
                .filteredOn(event -> event.get("action").equals("enforcement.drifted"))
                .singleElement()
                .satisfies(event -> assertThat(JsonPath.<Map<String, Object>>read(event, "$.detail"))
                        .doesNotContainKey("witness"));
    }

    /** What is on record besides calls of AWS. */
    private List<Object> decisions(String id) throws Exception {
        return journey.events(id).stream()
                .map(event -> event.get("action"))
                .filter(action -> !action.equals("aws.call"))
                .toList();
    }

    @Test
    void isLookedForInOthersWhereOneCannotBeRead() throws Exception {
        String spoilt = journey.applied(role.arn());
        Iam another = Iam.role(IAM);
        String sound = journey.applied(another.arn());
        another.delete("Gatehouse-" + sound);
        SpoiltRow.during(spoilt, () -> {
            due.together(spoilt, sound);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(journey.state(sound)).isEqualTo("APPLIED/DRIFTED"));
            assertThat(due.of(spoilt)).isAfter(Instant.now().plusSeconds(200));
        });
    }

    @Test
    void isLookedForInEachAccountWhateverIsDueInAnother() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(journey.applied(Iam.role(IAM).arn()));
        }
        String other = journey.applied(Iam.role(IAM, ANOTHER_ACCOUNT).arn());
        for (String id : many) {
            due.at(id, Instant.now().minus(Duration.ofDays(2)));
        }
        due.checkNow(other);
        assertThat(many).filteredOn(id -> !due.isPlannedAnew(id)).hasSizeGreaterThan(16);
    }

    @Test
    void isNotThereSoThatACheckChangesNothingButItsTime() throws Exception {
        String id = journey.applied(role.arn());
        HttpResponse<String> before = journey.get("/api/v1/association-requests/" + id);
        List<Object> events = decisions(id);
        double checks = checks("IN_FORCE");
        due.checkNow(id);
        HttpResponse<String> after = journey.get("/api/v1/association-requests/" + id);
        assertThat(after.headers().firstValue("ETag"))
                .isEqualTo(before.headers().firstValue("ETag"));
        assertThat(Instant.parse(JsonPath.read(after.body(), "$.enforcement.lastVerifiedAt")))
                .isAfter(Instant.parse(JsonPath.read(before.body(), "$.enforcement.lastVerifiedAt")));
        assertThat(decisions(id)).isEqualTo(events);
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
        assertThat(checks("IN_FORCE") - checks).isEqualTo(1);
        assertThat(due.of(id))
                .isBetween(Instant.now().plusSeconds(780), Instant.now().plusSeconds(1_020));
    }

    @Test
    void isNeverConcludedFromAFailureOfAws() throws Exception {
        String id = journey.applied(role.arn());
        role.delete("Gatehouse-" + id);
        IAM.faults().always("GetRolePolicy", Fault.throttle());
        due.checkNow(id);
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        assertThat(due.of(id))
                .isBetween(Instant.now().plusSeconds(40), Instant.now().plusSeconds(70));
        IAM.faults().clear();
        IAM.faults().always("GetRolePolicy", Fault.accessDenied());
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            due.checkNow(id);
            assertThat(due.of(id)).isAfter(Instant.now().plusSeconds(780));
        });
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        assertThat(checks("THROTTLED")).isPositive();
        assertThat(checks("ACCESS_DENIED")).isPositive();
        IAM.faults().clear();
        due.checkNow(id);
        assertThat(journey.state(id)).isEqualTo("APPLIED/DRIFTED");
    }

    @Test
    void isWatchedWhereARevokedPolicyIsBack() throws Exception {
        String id = journey.revokedAndBack(role);
        assertThat(JsonPath.<String>read(journey.verify(id).body(), "$.detail"))
                .isEqualTo("The request is REVOKED, and yet IAM has its policy: revoke it once more.");
        String listed = listed("principalArn=" + role.arn());
        assertThat(JsonPath.<List<String>>read(listed, "$.items[*].result")).containsExactly("IN_FORCE");
        assertThat(JsonPath.<List<String>>read(listed, "$.items[*].status")).containsExactly("REVOKED");
        role.delete("Gatehouse-" + id);
        due.checkNow(id);
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
        assertThat(transitions(id)).containsExactly("enforcement.drifted", "enforcement.recovered");
    }

    @Test
    void isListedByAccountAndPage() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Iam another = Iam.role(IAM, ANOTHER_ACCOUNT);
            String id = journey.applied(another.arn());
            IAM.seed().inline(another.arn(), "Gatehouse-" + id, OTHER);
            journey.verify(id);
            ids.add(0, id);
        }
        String first = listed("account=" + ANOTHER_ACCOUNT + "&limit=2");
        String rest = listed("account=" + ANOTHER_ACCOUNT + "&limit=2&cursor=" + JsonPath.read(first, "$.nextCursor"));
        assertThat(JsonPath.<List<String>>read(first, "$.items[*].requestId")).isEqualTo(ids.subList(0, 2));
        assertThat(JsonPath.<List<String>>read(rest, "$.items[*].requestId")).isEqualTo(ids.subList(2, 3));
        assertThat(JsonPath.<Object>read(rest, "$.nextCursor")).isNull();
    }

    @Test
    void isListedOnlyToOperatorsAndWithParametersThatCanMatch() throws Exception {
        assertThat(journey.getAs("requester", "/api/v1/drift").statusCode()).isEqualTo(403);
        for (String wrong : List.of(
                "account=12",
                "principalArn=arn:aws:iam::1",
                "limit=0",
                "cursor=x",
                "result=ANY",
                "account=444455556666&principalArn=arn:aws:iam::111122223333:role/r")) {
            assertThatProblem(journey.get("/api/v1/drift?" + wrong)).is(ProblemType.INVALID_PARAMETER);
        }
    }

    @Test
    void isCounted() throws Exception {
        String id = journey.applied(role.arn());
        role.delete("Gatehouse-" + id);
        due.checkNow(id);
        await().untilAsserted(() -> assertThat(metrics.get("gatehouse.drift.open")
                        .tag("result", "MISSING")
                        .gauge()
                        .value())
                .isEqualTo(jdbc.sql("select count(*) from association_request where drift = 'MISSING'"
                                + " and (status = 'APPLIED' or enforcement_status = 'DRIFTED')")
                        .query(Long.class)
                        .single()
                        .doubleValue()));
        assertThat(metrics.get("gatehouse.drift.lag").gauge().value()).isNotNegative();
    }

    private void take(PolicyKind kind, String id) throws Exception {
        if (kind == PolicyKind.INLINE) {
            role.delete("Gatehouse-" + id);
        } else {
            role.detach(id);
        }
    }

    private String listed(String query) throws Exception {
        HttpResponse<String> answer = journey.get("/api/v1/drift?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private List<Object> transitions(String id) throws Exception {
        return journey.events(id).stream()
                .map((Map<String, Object> event) -> event.get("action"))
                .filter(List.<Object>of("enforcement.drifted", "enforcement.recovered")::contains)
                .toList();
    }

    private double drifted(String result, String change) {
        return metrics.counter(
                        "gatehouse.drift.transitions",
                        "action",
                        "enforcement.drifted",
                        "result",
                        result,
                        "change",
                        change)
                .count();
    }

    private double checks(String outcome) {
        return metrics.counter("gatehouse.drift.checks", "outcome", outcome).count();
    }
}
