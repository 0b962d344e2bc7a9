package io.gatehouse.request.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.request.RequestCalls.APPROVER;
import static io.gatehouse.request.RequestCalls.OPERATOR;
import static io.gatehouse.request.RequestCalls.REQUESTER;
import static io.gatehouse.request.RequestCalls.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.OwnerSql;
import io.gatehouse.ServiceTest;
import io.gatehouse.request.RequestCalls;
import io.gatehouse.request.RequestCalls.Submitted;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class CancellationTests {
    private static final String AUDITOR = REQUESTER + " audit:read";

    @Autowired
    private Client client;

    private RequestCalls calls;
    private String dana = "";
    private String other = "";

    @BeforeEach
    void callers() {
        calls = new RequestCalls(client);
        dana = somebody("dana");
        other = somebody("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {APPROVER, OPERATOR})
    void isOpenToApproverAndOperator(String scopes) throws Exception {
        Submitted request = calls.submitted(dana);
        HttpResponse<String> answer = calls.cancel(other, scopes, request);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.status")).isEqualTo("CANCELLED");
    }

    @Test
    void isOpenToItsRequesterEvenAfterApproval() throws Exception {
        Submitted request = calls.submitted(dana);
        calls.decide("alex", "APPROVE", request);
        assertThat(calls.cancel(dana, REQUESTER, request).statusCode()).isEqualTo(200);
        assertThatProblem(calls.cancel(dana, REQUESTER, request)).is(ProblemType.WRONG_STATE);
    }

    @Test
    void refusesAnotherRequesterWithoutSayingThatItExists() throws Exception {
        assertThatProblem(calls.cancel(other, REQUESTER, calls.submitted(dana))).is(ProblemType.NOT_FOUND);
    }

    @Test
    void refusesAuditorWhoIsStranger() throws Exception {
        Submitted request = calls.submitted(dana);
        assertThatProblem(calls.cancel(other, AUDITOR, request)).is(ProblemType.FORBIDDEN);
        assertThatProblem(calls.cancel(other, "associations:read audit:read", request))
                .is(ProblemType.FORBIDDEN);
        assertThat(calls.status(request)).isEqualTo("PENDING_APPROVAL");
        assertThat(calls.actions("actor=" + other)).containsExactly("access.denied", "refused");
    }

    @Test
    void refusesRejectedRequest() throws Exception {
        Submitted request = calls.submitted(dana);
        calls.decide("alex", "REJECT", request);
        assertThatProblem(calls.cancel(dana, REQUESTER, request)).is(ProblemType.WRONG_STATE);
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, APPLYING",
        "APPROVED, FAILED",
        "APPROVED, CONFLICT",
        "APPLIED, IN_FORCE",
        "REVOKED, REVOKED",
        "EXPIRED, NOT_APPLIED",
    })
    void refusesRequestWhoseApplicationWasTried(String status, String enforcement) throws Exception {
        Submitted request = calls.submitted(dana);
        OwnerSql.client()
                .sql(
                        "update association_request set status = :status, enforcement_status = :enforcement where id = :id")
                .param("status", status)
                .param("enforcement", enforcement)
                .param("id", UUID.fromString(request.id()))
                .update();
        assertThatProblem(calls.cancel(dana, REQUESTER, request)).is(ProblemType.WRONG_STATE);
        assertThat(calls.status(request)).isEqualTo(status);
    }

    @Test
    void refusesABodySinceItTakesNone() throws Exception {
        Submitted request = calls.submitted(dana);
        assertThatProblem(client.post(dana, REQUESTER, request.path() + "/cancellation", "{\"reason\":\"x\"}"))
                .is(ProblemType.MALFORMED_BODY);
        assertThat(calls.status(request)).isEqualTo("PENDING_APPROVAL");
    }

    @Test
    void refusesStaleTag() throws Exception {
        Submitted request = calls.submitted(dana);
        calls.decide("alex", "APPROVE", request);
        assertThatProblem(client.send(client.as(dana, REQUESTER, request.path() + "/cancellation")
                        .header("If-Match", request.tag())
                        .POST(BodyPublishers.noBody())))
                .is(ProblemType.PRECONDITION_FAILED);
        assertThat(calls.status(request)).isEqualTo("APPROVED");
    }
}
