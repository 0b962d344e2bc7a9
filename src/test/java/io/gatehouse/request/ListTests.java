package io.gatehouse.request;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.request.Calls.MAY_APPROVE;
import static io.gatehouse.request.Calls.MAY_REQUEST;
import static io.gatehouse.request.Calls.REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.web.ProblemType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ListTests {

    private final String actor = "requester-" + UUID.randomUUID();

    @Autowired
    private Client client;

    private Calls calls;

    @BeforeEach
    void calls() {
        calls = new Calls(client);
    }

    @Test
    void staysStableWhileRequestsAreAdded() throws Exception {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(calls.submitted(actor).id());
        }
        Collections.reverse(made);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            String page = calls.get(actor, MAY_REQUEST, REQUESTS + "?limit=2" + cursor)
                    .body();
            seen.addAll(JsonPath.read(page, "$.items[*].id"));
            String next = JsonPath.read(page, "$.nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
            calls.submitted(actor);
        }
        assertThat(seen).isEqualTo(made);
    }

    @Test
    void showsOthersOnlyToThoseWithAScopeForIt() throws Exception {
        String own = calls.submitted(actor).id();
        calls.submitted("other-" + actor);
        assertThat(ids(actor, MAY_REQUEST, "")).containsExactly(own);
        assertThat(ids(actor, MAY_REQUEST, "?requester=other-" + actor)).isEmpty();
        assertThat(ids("reader", MAY_APPROVE, "?requester=" + actor)).containsExactly(own);
    }

    @Test
    void filters() throws Exception {
        String id = calls.submitted(actor).id();
        assertThat(ids(actor, MAY_REQUEST, "?status=PENDING_APPROVAL")).containsExactly(id);
        assertThat(ids(actor, MAY_REQUEST, "?status=APPROVED")).isEmpty();
        assertThat(ids(actor, MAY_REQUEST, "?principalArn=arn:aws:iam::111122223333:role/contact-center/admins"))
                .containsExactly(id);
        assertThat(ids(actor, MAY_REQUEST, "?principalArn=arn:aws:iam::111122223333:role/other"))
                .isEmpty();
        assertThat(ids(actor, MAY_REQUEST, "?instanceArn=arn:aws:connect:us-east-1:111122223333:instance/other"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=many",
                "cursor=abc",
                "status=HAPPY",
                "order=asc",
                "limit=1&limit=2"
            })
    void refusesParameters(String query) throws Exception {
        assertThatProblem(calls.get(actor, MAY_REQUEST, REQUESTS + "?" + query)).is(ProblemType.INVALID_PARAMETER);
    }

    private List<String> ids(String who, String scopes, String query) throws Exception {
        return JsonPath.read(calls.get(who, scopes, REQUESTS + query).body(), "$.items[*].id");
    }
}
