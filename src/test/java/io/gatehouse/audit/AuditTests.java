package io.gatehouse.audit;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.EchoController;
import io.gatehouse.ServiceTest;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

@ServiceTest
class AuditTests {
    private static final String EVENTS = "/api/v1/audit-events";
    private static final AuditAction TRIED = AuditAction.VERIFIED;

    @Autowired
    private Client client;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void keepsEventWithItsTransactionOnly() throws Exception {
        UUID kept = UUID.randomUUID();
        UUID dropped = UUID.randomUUID();
        transactions.executeWithoutResult(status -> trail.append(event(kept)));
        transactions.executeWithoutResult(status -> {
            trail.append(event(dropped));
            status.setRollbackOnly();
        });
        assertThat(ids("requestId=" + kept)).hasSize(1);
        assertThat(ids("requestId=" + dropped)).isEmpty();
    }

    @Test
    void refusesToAppendOutsideTransaction() {
        assertThatThrownBy(() -> trail.append(event(UUID.randomUUID())))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void keepsLoneEventWhenTransactionIsRolledBack() throws Exception {
        UUID kept = UUID.randomUUID();
        transactions.executeWithoutResult(status -> {
            trail.appendAlone(event(kept));
            status.setRollbackOnly();
        });
        assertThat(ids("requestId=" + kept)).hasSize(1);
    }

    @Test
    void recordsRefusalBeforeAnsweringIt() throws Exception {
        String actor = "refused-" + UUID.randomUUID();
        assertThatProblem(client.post(actor, "associations:request", "/api/test/refusal", ""))
                .is(ProblemType.SELF_APPROVAL);
        Map<String, Object> event = only("actor=" + actor);
        assertThat(event)
                .containsEntry("action", "refused")
                .containsEntry("outcome", "REFUSED")
                .containsEntry("requestId", EchoController.REFUSED.toString());
        assertThat(event.get("detail").toString()).contains("self-approval", "POST /api/test/refusal");
    }

    @Test
    void recordsDeniedCallOnceWithoutQuery() throws Exception {
        String actor = "denied-" + UUID.randomUUID();
        client.get(actor, "associations:read", EVENTS + "?actor=secret");
        Map<String, Object> event = only("actor=" + actor);
        assertThat(event).containsEntry("action", "access.denied").containsEntry("outcome", "DENIED");
        assertThat(event.get("detail").toString())
                .contains("GET " + EVENTS, "audit:read")
                .doesNotContain("secret");
        assertThat(event.get("httpRequestId")).isNotNull();
    }

    @Test
    void recordsDenialOfActuator() throws Exception {
        String actor = "denied-" + UUID.randomUUID();
        client.get(actor, "associations:read", "/actuator/prometheus");
        assertThat(only("actor=" + actor).get("detail").toString()).contains("/actuator/prometheus", "ops:read");
    }

    @Test
    void doesNotRecordAnonymousOrMalformedCalls() throws Exception {
        int before = ids("limit=200").size();
        client.send(client.anonymous(EVENTS));
        client.post("nobody", "associations:request", "/api/test/echo", "not json");
        assertThat(ids("actor=nobody")).isEmpty();
        assertThat(ids("limit=200")).hasSize(before);
    }

    @Test
    void pagesStablyUnderInserts() throws Exception {
        UUID about = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            trail.appendAlone(event(about).with("n", i));
        }
        HttpResponse<String> first = get("requestId=" + about + "&limit=2");
        String cursor = JsonPath.read(first.body(), "$.nextCursor");
        trail.appendAlone(event(about).with("n", 99));
        HttpResponse<String> rest = get("requestId=" + about + "&limit=200&cursor=" + cursor);
        assertThat(JsonPath.<List<Integer>>read(first.body(), "$.items[*].detail.n"))
                .containsExactly(4, 3);
        assertThat(JsonPath.<List<Integer>>read(rest.body(), "$.items[*].detail.n"))
                .containsExactly(2, 1, 0);
        assertThat(JsonPath.<Object>read(rest.body(), "$.nextCursor")).isNull();
    }

    @Test
    void readsOneEvent() throws Exception {
        UUID about = UUID.randomUUID();
        trail.appendAlone(event(about));
        String id = ids("requestId=" + about).get(0);
        HttpResponse<String> one = client.get("auditor", "audit:read", EVENTS + "/" + id);
        assertThat(JsonPath.<String>read(one.body(), "$.requestId")).isEqualTo(about.toString());
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThatProblem(client.get("auditor", "audit:read", EVENTS + "/" + UUID.randomUUID()))
                .is(ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "requestId=x, requestId",
        "from=yesterday, from",
        "from=1700000000, from",
        "to=, to",
        "limit=, limit",
        "from=%2B10000-01-01T00:00:00Z, from",
        "to=-0001-01-01T00:00:00Z, to",
        "cursor=abc, cursor",
        "status=x, status",
        "actor=%00, actor",
    })
    void refusesBadQuery(String query, String parameter) throws Exception {
        HttpResponse<String> answer = get(query);
        assertThatProblem(answer).is(ProblemType.INVALID_PARAMETER);
        assertThat(answer.body()).contains("\"pointer\":\"" + parameter + "\"");
    }

    @Test
    void exportsCloudEventsOldestFirst() throws Exception {
        UUID about = UUID.randomUUID();
        trail.appendAlone(event(about).with("n", 1));
        trail.appendAlone(event(about).with("n", 2));
        HttpResponse<String> export = client.get("auditor", "audit:read", EVENTS + "/export");
        assertThat(export.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        List<String> lines = export.body()
                .lines()
                .filter(line -> line.contains(about.toString()))
                .toList();
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("{\"specversion\":\"1.0\""));
        assertThat(JsonPath.<Integer>read(lines.get(0), "$.data.detail.n")).isEqualTo(1);
        assertThat(JsonPath.<String>read(lines.get(0), "$.type")).isEqualTo("io.gatehouse.enforcement.verified");
    }

    private static AuditEvent event(UUID about) {
        return AuditEvent.of(TRIED, Outcome.SUCCEEDED).about(about);
    }

    private HttpResponse<String> get(String query) throws Exception {
        return client.get("auditor", "audit:read", EVENTS + "?" + query);
    }

    private List<String> ids(String query) throws Exception {
        return JsonPath.read(get(query).body(), "$.items[*].id");
    }

    private Map<String, Object> only(String query) throws Exception {
        List<Map<String, Object>> items = JsonPath.read(get(query).body(), "$.items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
