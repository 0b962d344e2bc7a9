package io.gatehouse.request.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.request.RequestCalls.PATH;
import static io.gatehouse.request.RequestCalls.REQUESTER;
import static io.gatehouse.request.RequestCalls.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.AtOnce;
import io.gatehouse.Client;
import io.gatehouse.IntentJson;
import io.gatehouse.OwnerSql;
import io.gatehouse.ServiceTest;
import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.policy.IntentForm;
import io.gatehouse.policy.IntentReader;
import io.gatehouse.policy.IntentReader.Purpose;
import io.gatehouse.request.RequestCalls;
import io.gatehouse.request.Submissions;
import io.gatehouse.security.Actor;
import io.gatehouse.security.Scope;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class IdempotencyTests {
    private static final String KEY = "the-first-try";

    @Autowired
    private Client client;

    @Autowired
    private IntentReader intents;

    @Autowired
    private Submissions submissions;

    private RequestCalls calls;
    private String dana = "";

    @BeforeEach
    void caller() {
        calls = new RequestCalls(client);
        dana = somebody("dana");
    }

    @Test
    void answersTheSameRequestToTheSameBody() throws Exception {
        IntentJson intent = IntentJson.unique();
        HttpResponse<String> first = calls.submit(dana, KEY, intent.text());
        HttpResponse<String> second = calls.submit(dana, KEY, intent.reversed().spacedText());
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.headers().firstValue("ETag"))
                .isEqualTo(first.headers().firstValue("ETag"));
        assertThat(calls.actions("actor=" + dana)).containsExactly("association-request.created");
    }

    @Test
    void refusesAnotherBody() throws Exception {
        IntentJson intent = IntentJson.unique();
        calls.submit(dana, KEY, intent.text());
        assertThatProblem(calls.submit(
                        dana, KEY, intent.with("justification", "another").text()))
                .is(ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertThatProblem(calls.submit(dana, KEY, "{}")).is(ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertThat(calls.actions("actor=" + dana)).containsExactly("refused", "refused", "association-request.created");
    }

    @Test
    void keepsTheKeysOfActorsApart() throws Exception {
        String id = id(calls.submit(dana, KEY, IntentJson.unique().text()));
        HttpResponse<String> other =
                calls.submit(somebody("eve"), KEY, IntentJson.unique().text());
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(id(other)).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb"})
    void refusesBadKey(String key) throws Exception {
        assertThatProblem(calls.submit(dana, key, IntentJson.unique().text()))
                .is(ProblemType.INVALID_PARAMETER)
                .at("Idempotency-Key", "invalid-key");
    }

    @Test
    void refusesOverlongKeyAndTwoKeys() throws Exception {
        assertThatProblem(
                        calls.submit(dana, "x".repeat(256), IntentJson.unique().text()))
                .is(ProblemType.INVALID_PARAMETER)
                .at("Idempotency-Key", "invalid-key");
        assertThatProblem(client.send(client.as(dana, REQUESTER, PATH)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "a")
                        .header("Idempotency-Key", "b")
                        .POST(BodyPublishers.ofString(IntentJson.unique().text()))))
                .is(ProblemType.INVALID_PARAMETER)
                .at("Idempotency-Key", "repeated");
        assertThat(calls.submit(dana, "x".repeat(255), IntentJson.unique().text())
                        .statusCode())
                .isEqualTo(201);
    }

    @RepeatedTest(5)
    void makesOneRequestOfSubmissionsAtTheSameTime() throws Exception {
        String body = IntentJson.unique().text();
        Callable<HttpResponse<String>> submission = () -> calls.submit(dana, KEY, body);
        List<HttpResponse<String>> answers = AtOnce.call(Collections.nCopies(4, submission));
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(answers).extracting(IdempotencyTests::id).containsOnly(id(answers.get(0)));
        assertThat(calls.actions("actor=" + dana)).containsExactly("association-request.created");
    }

    /** As if the first were stored just after the second found its key to be new. */
    @Test
    void answersTheSameRequestAlsoToWhatCameBeforeItWasStored() {
        Actor actor = new Actor(dana, Set.of(Scope.ASSOCIATIONS_REQUEST));
        var idempotency = Optional.of(new Submissions.Idempotency(KEY, "the same"));
        AssociationIntent intent = intents.read(
                JsonMapper.shared().readValue(IntentJson.unique().text(), IntentForm.class),
                Purpose.REQUEST,
                Instant.now());
        Submissions.Submitted first = submissions.submit(intent, idempotency, actor);
        Submissions.Submitted second = submissions.submit(intent, idempotency, actor);
        assertThat(second.repeated()).isTrue();
        assertThat(second.request().id()).isEqualTo(first.request().id());
        var another = Optional.of(new Submissions.Idempotency(KEY + "-but-one", "the same"));
        assertThatThrownBy(() -> submissions.submit(intent, another, actor))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.DUPLICATE_REQUEST));
    }

    @RepeatedTest(5)
    void makesOneRequestOfTheSamePolicyWithoutKeys() throws Exception {
        IntentJson intent = IntentJson.unique();
        Callable<HttpResponse<String>> submission = () -> calls.submit(dana, intent);
        assertThat(AtOnce.call(Collections.nCopies(4, submission)))
                .extracting(HttpResponse::statusCode)
                .containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void doesNotKeepTheKeyOfRefusedSubmission() throws Exception {
        IntentJson taken = IntentJson.unique();
        calls.submitted(dana, taken);
        assertThatProblem(calls.submit(dana, KEY, taken.text())).is(ProblemType.DUPLICATE_REQUEST);
        assertThat(calls.submit(dana, KEY, IntentJson.unique().text()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void takesExpiredKeyAnew() throws Exception {
        String first = id(calls.submit(dana, KEY, IntentJson.unique().text()));
        expireKeyOfDana();
        HttpResponse<String> second =
                calls.submit(dana, KEY, IntentJson.unique().text());
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(id(second)).isNotEqualTo(first);
    }

    @Test
    void forgetsExpiredKeysOfOthers() throws Exception {
        calls.submit(dana, KEY, IntentJson.unique().text());
        expireKeyOfDana();
        calls.submit(somebody("eve"), KEY, IntentJson.unique().text());
        assertThat(OwnerSql.client()
                        .sql("select count(*) from idempotency_key where actor = :actor")
                        .param("actor", dana)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @RepeatedTest(5)
    void takesExpiredKeyAnewOnceAtTheSameTime() throws Exception {
        calls.submit(dana, KEY, IntentJson.unique().text());
        expireKeyOfDana();
        String body = IntentJson.unique().text();
        Callable<HttpResponse<String>> submission = () -> calls.submit(dana, KEY, body);
        assertThat(AtOnce.call(Collections.nCopies(4, submission)))
                .extracting(HttpResponse::statusCode)
                .containsExactlyInAnyOrder(201, 200, 200, 200);
    }

    private void expireKeyOfDana() {
        OwnerSql.client()
                .sql("update idempotency_key set created_at = created_at - interval '24 hours' where actor = :actor")
                .param("actor", dana)
                .update();
    }

    @Test
    void answersThePresentStateOfRepeatedRequest() throws Exception {
        IntentJson intent = IntentJson.unique();
        HttpResponse<String> first = calls.submit(dana, KEY, intent.text());
        client.send(client.as(dana, REQUESTER, PATH + "/" + id(first) + "/cancellation")
                .POST(BodyPublishers.noBody()));
        HttpResponse<String> again = calls.submit(dana, KEY, intent.text());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(again.body(), "$.status")).isEqualTo("CANCELLED");
    }

    private static String id(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$.id");
    }
}
