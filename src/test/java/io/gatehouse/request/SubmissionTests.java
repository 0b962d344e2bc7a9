package io.gatehouse.request;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.request.Calls.MAY_APPROVE;
import static io.gatehouse.request.Calls.MAY_REQUEST;
import static io.gatehouse.request.Calls.REQUESTS;
import static io.gatehouse.request.Calls.intent;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.SharedServices;
import io.gatehouse.request.Calls.Submitted;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class SubmissionTests {

    private final String actor = "requester-" + UUID.randomUUID();

    @Autowired
    private Client client;

    private Calls calls;

    @BeforeEach
    void calls() {
        calls = new Calls(client);
    }

    @Test
    void answersWithPolicyPlaceAndTag() throws Exception {
        HttpResponse<String> answer = calls.submit(actor, intent("my-connect-recording-bucket-" + actor.length()));
        assertThat(answer.statusCode()).isEqualTo(201);
        Submitted request = Submitted.of(answer);
        assertThat(answer.headers().firstValue("Location")).hasValue(request.path());
        assertThat(JsonPath.<String>read(answer.body(), "$.status")).isEqualTo("PENDING_APPROVAL");
        assertThat(JsonPath.<String>read(answer.body(), "$.requester")).isEqualTo(actor);
        assertThat(JsonPath.<String>read(answer.body(), "$.enforcement.policyName"))
                .isEqualTo("Gatehouse-" + request.id());
        assertThat(JsonPath.<String>read(answer.body(), "$.enforcement.status")).isEqualTo("NOT_APPLIED");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.notes[*].code"))
                .containsExactly("DENY_ELSEWHERE", "ALLOW_ELSEWHERE");
        assertThat(UUID.fromString(request.id()).version()).isEqualTo(7);
        HttpResponse<String> read = calls.get(actor, MAY_REQUEST, request.path());
        assertThat(read.body()).isEqualTo(answer.body());
        assertThat(read.headers().firstValue("ETag")).hasValue(request.tag());
    }

    @Test
    void servesTheCanonicalPolicyUnderItsDigest() throws Exception {
        Submitted request = calls.submitted(actor);
        HttpResponse<String> policy = calls.get(actor, MAY_REQUEST, request.path() + "/policy");
        assertThat(policy.headers().firstValue("ETag")).hasValue('"' + request.digest() + '"');
        assertThat(policy.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(policy.body()).startsWith("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":");
    }

    @Test
    void recordsTheRequestOnceAndNamesTheHttpRequest() throws Exception {
        HttpResponse<String> answer = calls.submit(actor, intent(), "X-Request-Id", "trace-7");
        var events = calls.events("requestId=" + Submitted.of(answer).id());
        assertThat(events).hasSize(1);
        assertThat(events.get(0))
                .containsEntry("action", "association-request.created")
                .containsEntry("actor", actor)
                .containsEntry("httpRequestId", "trace-7");
    }

    @Test
    void listsEverythingWrongAndRecordsOneRefusal() throws Exception {
        HttpResponse<String> answer = calls.submit(actor, "{\"associations\": [{\"kind\": \"TELEPATHY\"}]}");
        assertThatProblem(answer).is(ProblemType.VALIDATION_FAILED);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactlyInAnyOrder("/instanceArn", "/principalArn", "/associations/0/kind", "/justification");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[?(@.pointer=='/associations/0/kind')].code"))
                .containsExactly("unsupported-kind");
        assertThat(calls.events("actor=" + actor))
                .hasSize(1)
                .first()
                .satisfies(event -> assertThat(event).containsEntry("action", "refused"));
        assertThat(JsonPath.<List<Object>>read(
                        calls.get(actor, MAY_REQUEST, REQUESTS).body(), "$.items"))
                .isEmpty();
    }

    @Test
    void refusesPolicyThatIsTooLargeForItsUser() throws Exception {
        String buckets = IntStream.range(0, 40)
                .mapToObj(i -> "{\"kind\":\"S3_BUCKET\",\"resourceArn\":\"arn:aws:s3:::" + "a".repeat(50) + i
                        + "\",\"storageResourceTypes\":[\"CALL_RECORDINGS\"]}")
                .collect(Collectors.joining(","));
        String body = intent().replaceFirst("(?s)\"associations\": \\[.*\\],", "\"associations\": [" + buckets + "],")
                .replace("role/contact-center/admins", "user/contact-center/dana");
        assertThatProblem(calls.submit(actor, body))
                .is(ProblemType.VALIDATION_FAILED)
                .at("/associations", "policy-too-large");
        HttpResponse<String> preview = calls.post(actor, MAY_REQUEST, "/api/v1/policy-previews", body);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<List<String>>read(preview.body(), "$.warnings[*].code"))
                .contains("TOO_LARGE");
    }

    @Test
    void repeatsUnderTheSameKeyWhateverTheLayout() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = calls.submit(actor, intent("laid-out-" + key), "Idempotency-Key", key);
        String otherwise = intent("laid-out-" + key)
                .replaceFirst("\\{", "{\"access\": null, ")
                .replace(": ", " :  ");
        HttpResponse<String> second = calls.submit(actor, otherwise, "Idempotency-Key", key);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(Submitted.of(second)).isEqualTo(Submitted.of(first));
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() throws Exception {
        String key = UUID.randomUUID().toString();
        calls.submit(actor, intent(), "Idempotency-Key", key);
        assertThatProblem(calls.submit(actor, intent(), "Idempotency-Key", key)).is(ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertThat(calls.submit("other-" + actor, intent(), "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void takesKeysAnewAfterADay() throws Exception {
        String key = UUID.randomUUID().toString();
        calls.submit(actor, intent(), "Idempotency-Key", key);
        try (Connection connection = DriverManager.getConnection(
                        SharedServices.DATABASE.jdbcUrl(),
                        SharedServices.DATABASE.owner().user(),
                        SharedServices.DATABASE.owner().password());
                PreparedStatement age = connection.prepareStatement(
                        "update idempotency_key set created_at = created_at - interval '24 hours' where key = ?")) {
            age.setString(1, key);
            assertThat(age.executeUpdate()).isEqualTo(1);
        }
        assertThat(calls.submit(actor, intent(), "Idempotency-Key", key).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"'with space'", "''"})
    void refusesUnreadableKeys(String key) throws Exception {
        assertThatProblem(calls.submit(actor, intent(), "Idempotency-Key", key)).is(ProblemType.INVALID_PARAMETER);
    }

    @Test
    void makesOneRequestOfManyAtOnceUnderOneKey() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = intent();
        Callable<HttpResponse<String>> submit = () -> calls.submit(actor, body, "Idempotency-Key", key);
        List<HttpResponse<String>> answers = Together.run(Collections.nCopies(6, submit));
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(answers)
                .extracting(answer -> Submitted.of(answer).id())
                .containsOnly(Submitted.of(answers.get(0)).id());
    }

    @Test
    void refusesTheSameAgainWhileItIsOpenAndTellsWhoMayKnow() throws Exception {
        String body = intent();
        Submitted request = Submitted.of(calls.submit(actor, body));
        HttpResponse<String> own = calls.submit(actor, body);
        assertThatProblem(own).is(ProblemType.DUPLICATE_REQUEST);
        assertThat(own.body()).contains(request.id());
        HttpResponse<String> foreign = calls.submit("other-" + actor, body);
        assertThatProblem(foreign).is(ProblemType.DUPLICATE_REQUEST);
        assertThat(foreign.body()).doesNotContain(request.id());
        calls.post(actor, MAY_REQUEST, request.path() + "/cancellation", "");
        assertThat(calls.submit(actor, body).statusCode()).isEqualTo(201);
    }

    @Test
    void makesOneRequestOfManyAtOnceForTheSamePolicy() throws Exception {
        String body = intent();
        Callable<Integer> submit = () -> calls.submit(actor, body).statusCode();
        assertThat(Together.run(Collections.nCopies(6, submit)))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void hidesTheRequestsOfOthers() throws Exception {
        Submitted request = calls.submitted(actor);
        HttpResponse<String> foreign = calls.get("other-" + actor, MAY_REQUEST, request.path());
        HttpResponse<String> unknown = calls.get("other-" + actor, MAY_REQUEST, REQUESTS + "/" + UUID.randomUUID());
        assertThatProblem(foreign).is(ProblemType.NOT_FOUND);
        assertThatProblem(unknown).is(ProblemType.NOT_FOUND);
        for (String part : List.of("/policy", "/cancellation")) {
            String path = request.path() + part;
            assertThatProblem(
                            part.equals("/policy")
                                    ? calls.get("other-" + actor, MAY_REQUEST, path)
                                    : calls.post("other-" + actor, MAY_REQUEST, path, ""))
                    .is(ProblemType.NOT_FOUND);
        }
        assertThat(calls.get("reader", MAY_APPROVE, request.path()).statusCode())
                .isEqualTo(200);
    }
}
