package io.gatehouse.request;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.request.RequestCalls.PATH;
import static io.gatehouse.request.RequestCalls.REQUESTER;
import static io.gatehouse.request.RequestCalls.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.IntentJson;
import io.gatehouse.OwnerSql;
import io.gatehouse.ServiceTest;
import io.gatehouse.request.RequestCalls.Submitted;
import io.gatehouse.security.Actor;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;

@ServiceTest
class RequestAuditTests {
    @Autowired
    private Client client;

    @Autowired
    private Decisions decisions;

    @Autowired
    private AssociationRequests requests;

    private RequestCalls calls;
    private String dana = "";
    private String alex = "";

    @BeforeEach
    void callers() {
        calls = new RequestCalls(client);
        dana = somebody("dana");
        alex = somebody("alex");
    }

    @AfterEach
    void letEverythingBeRecordedAgain() {
        OwnerSql.client().sql("drop trigger if exists test_full on audit_event").update();
        OwnerSql.client().sql("drop function if exists test_full").update();
    }

    @Test
    void recordsEachChangeOnceWithItsActor() throws Exception {
        Submitted request = calls.submitted(dana);
        calls.decide(alex, "APPROVE", request);
        calls.cancel(dana, REQUESTER, request);
        String events = calls.events("requestId=" + request.id());
        assertThat(JsonPath.<List<String>>read(events, "$.items[*].action"))
                .containsExactly(
                        "association-request.cancelled", "association-request.approved", "association-request.created");
        assertThat(JsonPath.<List<String>>read(events, "$.items[*].actor")).containsExactly(dana, alex, dana);
        assertThat(JsonPath.<List<String>>read(events, "$.items[*].detail.status"))
                .containsExactly("CANCELLED", "APPROVED", "PENDING_APPROVAL");
        assertThat(JsonPath.<List<String>>read(events, "$.items[*].detail.policyDigest"))
                .containsOnly(request.digest());
    }

    @Test
    void recordsTheIdOfTheCall() throws Exception {
        String call = "call-" + UUID.randomUUID();
        HttpResponse<String> answer = client.send(client.as(dana, REQUESTER, PATH)
                .header("Content-Type", "application/json")
                .header("X-Request-Id", call)
                .POST(BodyPublishers.ofString(IntentJson.unique().text())));
        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue(call);
        assertThat(JsonPath.<List<String>>read(calls.events("actor=" + dana), "$.items[*].httpRequestId"))
                .isNotEmpty()
                .containsOnly(call);
    }

    @Test
    void changesNothingThatCannotBeRecorded() throws Exception {
        Submitted request = calls.submitted(dana);
        refuseToRecord(dana);
        assertThatProblem(calls.submit(dana, "key", IntentJson.unique().text())).is(ProblemType.INTERNAL_ERROR);
        assertThatProblem(calls.cancel(dana, REQUESTER, request)).is(ProblemType.INTERNAL_ERROR);
        letEverythingBeRecordedAgain();
        String list = client.get(dana, REQUESTER, PATH).body();
        assertThat(JsonPath.<List<String>>read(list, "$.items[*].status")).containsExactly("PENDING_APPROVAL");
        assertThat(calls.actions("actor=" + dana)).containsExactly("association-request.created");
        assertThat(calls.submit(dana, "key", IntentJson.unique().text()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void recordsNothingThatDoesNotChange() throws Exception {
        Submitted submitted = calls.submitted(dana);
        AssociationRequest stale =
                requests.find(UUID.fromString(submitted.id())).orElseThrow();
        calls.decide(alex, "REJECT", submitted);
        Actor late = new Actor(somebody("late"), Set.of());
        assertThatThrownBy(() ->
                        decisions.decide(stale, Decision.APPROVE, stale.policy().digest(), Optional.empty(), late))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(calls.actions("requestId=" + submitted.id()))
                .containsExactly("association-request.rejected", "association-request.created");
        assertThat(requests.find(stale.id()).orElseThrow().approvals()).hasSize(1);
    }

    private static void refuseToRecord(String actor) {
        OwnerSql.client()
                .sql("create function test_full() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'full'; end $$")
                .update();
        OwnerSql.client()
                .sql("create trigger test_full before insert on audit_event for each row when (new.actor = '" + actor
                        + "') execute function test_full()")
                .update();
    }
}
