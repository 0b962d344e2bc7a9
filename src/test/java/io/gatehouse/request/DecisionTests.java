package io.gatehouse.request;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.request.Calls.MAY_APPLY;
import static io.gatehouse.request.Calls.MAY_APPROVE;
import static io.gatehouse.request.Calls.MAY_REQUEST;
import static io.gatehouse.request.Calls.decision;
import static io.gatehouse.request.Calls.intent;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.request.Calls.Submitted;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class DecisionTests {

    private static final String EVERYTHING =
            "associations:read associations:request associations:approve" + " associations:apply audit:read ops:read";

    private final String actor = "requester-" + UUID.randomUUID();

    @Autowired
    private Client client;

    private Calls calls;

    @BeforeEach
    void calls() {
        calls = new Calls(client);
    }

    @ParameterizedTest
    @CsvSource({"APPROVE, APPROVED, association-request.approved", "REJECT, REJECTED, association-request.rejected"})
    void decidesOnce(String decision, String status, String action) throws Exception {
        Submitted request = calls.submitted(actor);
        HttpResponse<String> decided = calls.decide("approver", request, decision);
        assertThat(decided.statusCode()).isEqualTo(201);
        assertThat(JsonPath.<String>read(decided.body(), "$.status")).isEqualTo(status);
        assertThat(JsonPath.<String>read(decided.body(), "$.approvals[0].approver"))
                .isEqualTo("approver");
        assertThat(JsonPath.<String>read(decided.body(), "$.approvals[0].policyDigest"))
                .isEqualTo(request.digest());
        assertThatProblem(calls.decide("approver2", request, decision)).is(ProblemType.WRONG_STATE);
        assertThat(calls.events("requestId=" + request.id()))
                .extracting(event -> event.get("action"))
                .containsExactly("refused", action, "association-request.created");
    }

    @Test
    void refusesSelfApprovalWhateverTheScopes() throws Exception {
        Submitted request = calls.submitted(actor);
        String body = decision("APPROVE", request.digest());
        assertThatProblem(calls.post(actor, EVERYTHING, request.path() + "/approvals", body))
                .is(ProblemType.SELF_APPROVAL);
        assertThat(calls.status(request)).isEqualTo("PENDING_APPROVAL");
        assertThat(calls.events("requestId=" + request.id() + "&action=refused"))
                .hasSize(1);
    }

    @Test
    void refusesTheDigestOfAnotherPolicy() throws Exception {
        Submitted request = calls.submitted(actor);
        String body = decision("APPROVE", calls.submitted(actor).digest());
        assertThatProblem(calls.post("approver", MAY_APPROVE, request.path() + "/approvals", body))
                .is(ProblemType.POLICY_CHANGED);
        assertThat(calls.status(request)).isEqualTo("PENDING_APPROVAL");
    }

    @Test
    void refusesWhoMayNotApproveAndRecordsIt() throws Exception {
        Submitted request = calls.submitted(actor);
        String stranger = "stranger-" + UUID.randomUUID();
        String body = decision("APPROVE", request.digest());
        assertThatProblem(calls.post(stranger, MAY_REQUEST, request.path() + "/approvals", body))
                .is(ProblemType.FORBIDDEN);
        assertThat(calls.events("actor=" + stranger))
                .extracting(event -> event.get("action"))
                .containsExactly("access.denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"decision\": \"APPROVE\"}",
                "{\"decision\": \"APPROVE\", \"policyDigest\": \"sha256:abc\"}",
                "{\"decision\": \"MAYBE\", \"policyDigest\": \"sha256:abc\"}"
            })
    void refusesIncompleteDecisions(String body) throws Exception {
        Submitted request = calls.submitted(actor);
        assertThatProblem(calls.post("approver", MAY_APPROVE, request.path() + "/approvals", body))
                .is(ProblemType.VALIDATION_FAILED);
        assertThat(calls.status(request)).isEqualTo("PENDING_APPROVAL");
    }

    @Test
    void refusesStaleTagsAndChangesNothing() throws Exception {
        Submitted request = calls.submitted(actor);
        assertThatProblem(calls.decide("approver", request, "APPROVE", "If-Match", "\"stale\""))
                .is(ProblemType.PRECONDITION_FAILED);
        assertThat(calls.status(request)).isEqualTo("PENDING_APPROVAL");
        assertThat(calls.decide("approver", request, "APPROVE", "If-Match", request.tag())
                        .statusCode())
                .isEqualTo(201);
    }

    @RepeatedTest(5)
    void letsOneOfTwoApproversWin() throws Exception {
        Submitted request = calls.submitted(actor);
        List<Integer> answers = Together.run(List.of(
                () -> calls.decide("approver", request, "APPROVE").statusCode(),
                () -> calls.decide("approver2", request, "REJECT").statusCode()));
        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        String body = calls.get("reader", MAY_APPROVE, request.path()).body();
        assertThat(JsonPath.<List<Object>>read(body, "$.approvals")).hasSize(1);
    }

    @Test
    void refusesToApproveWhatWasCancelled() throws Exception {
        Submitted request = calls.submitted(actor);
        assertThat(calls.post(actor, MAY_REQUEST, request.path() + "/cancellation", "")
                        .statusCode())
                .isEqualTo(200);
        assertThatProblem(calls.decide("approver", request, "APPROVE")).is(ProblemType.WRONG_STATE);
        assertThat(calls.status(request)).isEqualTo("CANCELLED");
    }

    @Test
    void refusesToApproveWhatHasExpired() throws Exception {
        String expiring = intent().replaceFirst(
                        "\\{", "{\"expiresAt\": \"" + Instant.now().plusSeconds(2) + "\", ");
        Submitted request = Submitted.of(calls.submit(actor, expiring));
        String digest = "sha256:" + "0".repeat(64);
        String probe = decision("APPROVE", digest);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> Instant.now()
                        .isAfter(Instant.parse(JsonPath.<String>read(
                                calls.get(actor, MAY_REQUEST, request.path()).body(), "$.intent.expiresAt"))));
        assertThatProblem(calls.post("approver", MAY_APPROVE, request.path() + "/approvals", probe))
                .is(ProblemType.POLICY_CHANGED);
        assertThatProblem(calls.decide("approver", request, "APPROVE")).is(ProblemType.WRONG_STATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {MAY_APPROVE, MAY_APPLY})
    void letsApproversAndOperatorsCancel(String scopes) throws Exception {
        Submitted request = calls.submitted(actor);
        calls.decide("approver", request, "APPROVE");
        assertThat(calls.post("somebody", scopes, request.path() + "/cancellation", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsStrangersFromCancelling() throws Exception {
        Submitted request = calls.submitted(actor);
        String path = request.path() + "/cancellation";
        assertThatProblem(calls.post("stranger", MAY_REQUEST, path, "")).is(ProblemType.NOT_FOUND);
        assertThatProblem(calls.post("stranger", MAY_REQUEST + " audit:read", path, ""))
                .is(ProblemType.FORBIDDEN);
        assertThat(calls.status(request)).isEqualTo("PENDING_APPROVAL");
    }
}
