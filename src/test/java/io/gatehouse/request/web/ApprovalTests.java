package io.gatehouse.request.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.request.RequestCalls.APPROVER;
import static io.gatehouse.request.RequestCalls.EVERYTHING;
import static io.gatehouse.request.RequestCalls.OPERATOR;
import static io.gatehouse.request.RequestCalls.REQUESTER;
import static io.gatehouse.request.RequestCalls.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.AtOnce;
import io.gatehouse.Client;
import io.gatehouse.IntentJson;
import io.gatehouse.OwnerSql;
import io.gatehouse.ServiceTest;
import io.gatehouse.request.RequestCalls;
import io.gatehouse.request.RequestCalls.Submitted;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class ApprovalTests {
    private static final String OTHER_DIGEST = "sha256:" + "0".repeat(64);

    @Autowired
    private Client client;

    private RequestCalls calls;
    private String dana = "";
    private String alex = "";

    @BeforeEach
    void callers() {
        calls = new RequestCalls(client);
        dana = somebody("dana");
        alex = somebody("alex");
    }

    @ParameterizedTest
    @CsvSource({"APPROVE, APPROVED", "REJECT, REJECTED"})
    void recordsWhoDecidedOnWhichPolicy(String decision, String status) throws Exception {
        Submitted request = calls.submitted(dana);
        HttpResponse<String> answer = decide(request, """
                {"decision":"%s","policyDigest":"%s","comment":"seen"}""".formatted(decision, request.digest()));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue(request.path());
        assertThat(answer.headers().firstValue("ETag")).get().isNotEqualTo(request.tag());
        assertThat(JsonPath.<String>read(answer.body(), "$.status")).isEqualTo(status);
        assertThat(JsonPath.<String>read(answer.body(), "$.approvals[0].approver"))
                .isEqualTo(alex);
        assertThat(JsonPath.<String>read(answer.body(), "$.approvals[0].decision"))
                .isEqualTo(decision);
        assertThat(JsonPath.<String>read(answer.body(), "$.approvals[0].policyDigest"))
                .isEqualTo(request.digest());
        assertThat(JsonPath.<String>read(answer.body(), "$.approvals[0].comment"))
                .isEqualTo("seen");
        assertThat(client.get(dana, REQUESTER, request.path()).body()).isEqualTo(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPROVE", "REJECT"})
    void refusesOwnRequestWhateverTheScopes(String decision) throws Exception {
        Submitted request = calls.submitted(dana);
        String body = body(decision, request.digest());
        for (String scopes : List.of(APPROVER, REQUESTER + " associations:approve", EVERYTHING)) {
            assertThatProblem(calls.decide(dana, scopes, request.path(), body)).is(ProblemType.SELF_APPROVAL);
        }
        assertThat(calls.status(request)).isEqualTo("PENDING_APPROVAL");
        assertThat(calls.actions("requestId=" + request.id()))
                .containsExactly("refused", "refused", "refused", "association-request.created");
    }

    @Test
    void refusesDigestOfAnotherPolicy() throws Exception {
        Submitted request = calls.submitted(dana);
        String other = calls.submitted(dana).digest();
        assertThatProblem(decide(request, body("APPROVE", other)))
                .is(ProblemType.POLICY_CHANGED)
                .at("/policyDigest", "another-digest");
        assertThatProblem(decide(request, body("REJECT", OTHER_DIGEST))).is(ProblemType.POLICY_CHANGED);
        assertThat(calls.status(request)).isEqualTo("PENDING_APPROVAL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'decision':'APPROVE','policyDigest':'abc'} | /policyDigest | not-a-digest",
                "{'decision':'APPROVE','policyDigest':'SHA256:00'} | /policyDigest | not-a-digest",
                "{'decision':'APPROVE'} | /policyDigest | required",
                "{'decision':null,'policyDigest':'D'} | /decision | required",
                "{'policyDigest':'D'} | /decision | required",
                "{'decision':'approve','policyDigest':'D'} | /decision | unknown-value",
                "{'decision':'APPROVE','policyDigest':'D','comment':'\\u001b[2J'} | /comment | invalid-text",
                "{'decision':'APPROVE','policyDigest':'D','comment':'\\u202egpj'} | /comment | invalid-text",
            })
    void refusesDecision(String body, String pointer, String code) throws Exception {
        Submitted request = calls.submitted(dana);
        String json = body.replace('\'', '"').replace("\"D\"", "\"" + request.digest() + "\"");
        assertThatProblem(decide(request, json))
                .is(ProblemType.VALIDATION_FAILED)
                .at(pointer, code);
        assertThat(calls.actions("requestId=" + request.id()))
                .containsExactly("refused", "association-request.created");
    }

    @Test
    void reportsAllProblemsOfDecisionTogether() throws Exception {
        Submitted request = calls.submitted(dana);
        HttpResponse<String> answer =
                decide(request, "{\"decision\":\"MAYBE\",\"comment\":\"%s\"}".formatted("x".repeat(1001)));
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactly("/decision", "/policyDigest", "/comment");
    }

    @Test
    void refusesUnknownMember() throws Exception {
        Submitted request = calls.submitted(dana);
        assertThatProblem(decide(request, "{\"decision\":\"APPROVE\",\"digest\":\"x\"}"))
                .is(ProblemType.MALFORMED_BODY)
                .at("/digest", "unknown-member");
    }

    @Test
    void acceptsLongCommentWithLineBreaks() throws Exception {
        Submitted request = calls.submitted(dana);
        String comment = "\n\t" + "é".repeat(998);
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of("decision", "REJECT", "policyDigest", request.digest(), "comment", comment));
        assertThat(JsonPath.<String>read(decide(request, body).body(), "$.approvals[0].comment"))
                .isEqualTo(comment);
    }

    @Test
    void refusesSecondDecision() throws Exception {
        Submitted request = calls.submitted(dana);
        assertThat(calls.decide(alex, "APPROVE", request).statusCode()).isEqualTo(201);
        assertThatProblem(calls.decide(alex, "APPROVE", request)).is(ProblemType.WRONG_STATE);
        assertThatProblem(calls.decide(somebody("kim"), "REJECT", request)).is(ProblemType.WRONG_STATE);
        assertThat(calls.status(request)).isEqualTo("APPROVED");
    }

    @RepeatedTest(10)
    void takesOneOfTwoDecisionsAtTheSameTime() throws Exception {
        Submitted request = calls.submitted(dana);
        List<HttpResponse<String>> answers = AtOnce.call(
                List.of(() -> calls.decide("alex", "APPROVE", request), () -> calls.decide("kim", "REJECT", request)));
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
        String body = client.get(dana, REQUESTER, request.path()).body();
        assertThat(JsonPath.<List<Object>>read(body, "$.approvals")).hasSize(1);
        assertThat(calls.actions("requestId=" + request.id()))
                .filteredOn(action -> !action.equals("refused"))
                .hasSize(2);
    }

    @RepeatedTest(10)
    void takesEitherApprovalOrCancellationAtTheSameTime() throws Exception {
        Submitted request = calls.submitted(dana);
        List<HttpResponse<String>> answers = AtOnce.call(
                List.of(() -> calls.decide("alex", "REJECT", request), () -> calls.cancel(dana, REQUESTER, request)));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnlyOnce(409);
        assertThat(calls.status(request)).isIn("REJECTED", "CANCELLED");
    }

    @Test
    void refusesApprovalAfterCancellation() throws Exception {
        Submitted request = calls.submitted(dana);
        calls.cancel(dana, REQUESTER, request);
        assertThatProblem(calls.decide(alex, "APPROVE", request)).is(ProblemType.WRONG_STATE);
    }

    @ParameterizedTest
    @CsvSource({"'\"stale\"', 412", "W/TAG, 412", "TAG, 201", "*, 201", "'\"a\", TAG', 201", "unquoted, 400"})
    void honoursIfMatch(String header, int status) throws Exception {
        Submitted request = calls.submitted(dana);
        assertThat(client.send(client.as(alex, APPROVER, request.path() + "/approvals")
                                .header("Content-Type", "application/json")
                                .header("If-Match", header.replace("TAG", request.tag()))
                                .POST(BodyPublishers.ofString(body("APPROVE", request.digest()))))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void recordsCallerWhoMayNotApprove() throws Exception {
        Submitted request = calls.submitted(dana);
        String body = body("APPROVE", request.digest());
        for (String scopes : List.of(REQUESTER, OPERATOR, "associations:read audit:read")) {
            assertThatProblem(calls.decide(alex, scopes, request.path(), body)).is(ProblemType.FORBIDDEN);
        }
        assertThat(calls.actions("actor=" + alex)).containsExactly("access.denied", "access.denied", "access.denied");
    }

    @Test
    void knowsNoOtherRequest() throws Exception {
        assertThatProblem(calls.decide(
                        alex, APPROVER, RequestCalls.PATH + "/" + UUID.randomUUID(), body("APPROVE", OTHER_DIGEST)))
                .is(ProblemType.NOT_FOUND);
    }

    @Test
    void rejectsExpiredGrantButDoesNotApproveIt() throws Exception {
        String soon = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        Submitted request = calls.submitted(dana, IntentJson.unique().with("expiresAt", soon));
        OwnerSql.client()
                .sql("update association_request set expires_at = created_at where id = :id")
                .param("id", UUID.fromString(request.id()))
                .update();
        assertThatProblem(calls.decide(alex, "APPROVE", request)).is(ProblemType.WRONG_STATE);
        assertThat(calls.decide(alex, "REJECT", request).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> decide(Submitted request, String body) throws Exception {
        return calls.decide(alex, APPROVER, request.path(), body);
    }

    private static String body(String decision, String digest) {
        return "{\"decision\":\"" + decision + "\",\"policyDigest\":\"" + digest + "\"}";
    }
}
