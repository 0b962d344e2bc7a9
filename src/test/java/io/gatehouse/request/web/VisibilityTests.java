package io.gatehouse.request.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.request.RequestCalls.APPROVER;
import static io.gatehouse.request.RequestCalls.EVERYTHING;
import static io.gatehouse.request.RequestCalls.OPERATOR;
import static io.gatehouse.request.RequestCalls.PATH;
import static io.gatehouse.request.RequestCalls.REQUESTER;
import static io.gatehouse.request.RequestCalls.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.IntentJson;
import io.gatehouse.ServiceTest;
import io.gatehouse.request.RequestCalls;
import io.gatehouse.request.RequestCalls.Submitted;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class VisibilityTests {
    @Autowired
    private Client client;

    private RequestCalls calls;
    private String dana = "";
    private String eve = "";

    @BeforeEach
    void callers() {
        calls = new RequestCalls(client);
        dana = somebody("dana");
        eve = somebody("eve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/policy"})
    void answersTheSameToForeignAndUnknownRequest(String sub) throws Exception {
        Submitted request = calls.submitted(dana);
        String unknown = UUID.randomUUID().toString();
        HttpResponse<String> foreign = client.get(eve, REQUESTER, request.path() + sub);
        HttpResponse<String> none = client.get(eve, REQUESTER, PATH + "/" + unknown + sub);
        assertThatProblem(foreign).is(ProblemType.NOT_FOUND);
        assertThat(shape(foreign, request.id())).isEqualTo(shape(none, unknown));
    }

    @Test
    void hidesForeignRequestFromCancellation() throws Exception {
        Submitted request = calls.submitted(dana);
        assertThatProblem(calls.cancel(eve, REQUESTER, request)).is(ProblemType.NOT_FOUND);
        assertThat(calls.status(request)).isEqualTo("PENDING_APPROVAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {APPROVER, OPERATOR, "associations:read audit:read"})
    void showsForeignRequestToWiderScope(String scopes) throws Exception {
        Submitted request = calls.submitted(dana);
        assertThat(client.get(eve, scopes, request.path()).statusCode()).isEqualTo(200);
        assertThat(ids(eve, scopes, "requester=" + dana)).containsExactly(request.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"associations:request", "audit:read"})
    void refusesReadingWithoutScopeToRead(String scopes) throws Exception {
        Submitted request = calls.submitted(dana);
        assertThatProblem(client.get(dana, scopes, request.path())).is(ProblemType.FORBIDDEN);
        assertThatProblem(client.get(dana, scopes, PATH)).is(ProblemType.FORBIDDEN);
    }

    @Test
    void listsOnlyOwnRequests() throws Exception {
        Submitted own = calls.submitted(dana);
        calls.submitted(eve);
        assertThat(ids(dana, REQUESTER, "")).containsExactly(own.id());
        assertThat(ids(dana, REQUESTER, "requester=" + eve)).isEmpty();
    }

    @Test
    void filtersByEverythingTogether() throws Exception {
        Submitted role = calls.submitted(dana);
        Submitted user = calls.submitted(dana, IntentJson.unique().with("principalArn", IntentJson.USER));
        calls.cancel(dana, REQUESTER, user);
        assertThat(ids(dana, REQUESTER, "")).containsExactly(user.id(), role.id());
        assertThat(ids(dana, REQUESTER, "status=CANCELLED")).containsExactly(user.id());
        assertThat(ids(dana, REQUESTER, "principalArn=" + IntentJson.ROLE)).containsExactly(role.id());
        assertThat(ids(dana, REQUESTER, "status=CANCELLED&principalArn=" + IntentJson.ROLE))
                .isEmpty();
        assertThat(ids(dana, REQUESTER, "instanceArn=" + IntentJson.INSTANCE)).hasSize(2);
        assertThat(ids(dana, REQUESTER, "instanceArn=" + IntentJson.INSTANCE.replace("12345678", "87654321")))
                .isEmpty();
    }

    @Test
    void pagesStayStableWhileRequestsAreAdded() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.add(0, calls.submitted(dana).id());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            HttpResponse<String> page = client.get(dana, REQUESTER, PATH + "?limit=2" + cursor);
            seen.addAll(JsonPath.read(page.body(), "$.items[*].id"));
            calls.submitted(dana);
            String next = JsonPath.read(page.body(), "$.nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void doesNotReachForeignRequestsWithTheirCursor() throws Exception {
        calls.submitted(eve);
        calls.submitted(dana);
        calls.submitted(dana);
        String cursor =
                JsonPath.read(client.get(dana, EVERYTHING, PATH + "?limit=1").body(), "$.nextCursor");
        assertThat(ids(eve, REQUESTER, "cursor=" + cursor)).hasSize(1);
        assertThat(ids(somebody("stranger"), REQUESTER, "cursor=" + cursor)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit, out-of-range",
        "limit=201, limit, out-of-range",
        "limit=-1, limit, out-of-range",
        "cursor=abc, cursor, unknown-cursor",
        "cursor=, cursor, empty",
        "color=red, color, unknown-parameter",
        "status=pending_approval, status, unreadable",
        "status=%20APPROVED, status, unreadable",
        "status=, status, empty",
        "status=APPROVED&status=APPLIED, status, repeated",
        "requester=%00, requester, invalid-character",
    })
    void refusesBadQuery(String query, String parameter, String code) throws Exception {
        assertThatProblem(client.get(dana, REQUESTER, PATH + "?" + query))
                .is(ProblemType.INVALID_PARAMETER)
                .at(parameter, code);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void acceptsLimitsInRange(int limit) throws Exception {
        assertThat(ids(dana, REQUESTER, "limit=" + limit)).isEmpty();
    }

    private List<String> ids(String who, String scopes, String query) throws Exception {
        return JsonPath.read(client.get(who, scopes, PATH + "?" + query).body(), "$.items[*].id");
    }

    /** The answer without what names this call and this id. */
    private static Map<String, Object> shape(HttpResponse<String> answer, String id) {
        Map<String, Object> members = JsonPath.read(answer.body().replace(id, "ID"), "$");
        members.replace("requestId", "");
        members.put("status-line", answer.statusCode());
        return members;
    }
}
