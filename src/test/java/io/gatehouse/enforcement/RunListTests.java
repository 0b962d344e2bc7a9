package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EnforcementTest
class RunListTests {

    private static final String RUNS = "/api/v1/enforcement-runs";

    @Autowired
    private Journey journey;

    private final Iam role = Iam.role(IAM);

    @AfterEach
    void clear() {
        IAM.faults().clear();
    }

    @Test
    void listsNewestFirstPageByPage() throws Exception {
        String id = journey.applied(role.arn());
        journey.apply(id);
        journey.revoke(id);
        List<String> operations = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; pages < 3; pages++) {
            String page =
                    journey.get(RUNS + "?limit=1&requestId=" + id + cursor).body();
            operations.addAll(JsonPath.read(page, "$.items[*].operation"));
            String next = JsonPath.read(page, "$.nextCursor");
            assertThat(next == null).as("last page").isEqualTo(pages == 2);
            cursor = "&cursor=" + next;
        }
        assertThat(operations).containsExactly("REVOKE", "APPLY", "APPLY");
    }

    @Test
    void findsRunsThatNobodyWorksOnAnyMore() throws Exception {
        String dead = journey.approved(role.arn());
        IAM.faults().always("PutRolePolicy", Fault.accessDenied());
        journey.apply(dead);
        IAM.faults().clear();
        String other = journey.applied(role.arn());
        assertThat(requests("?status=FAILED&principalArn=" + role.arn())).containsExactly(dead);
        assertThat(requests("?status=SUCCEEDED&operation=APPLY&principalArn=" + role.arn()))
                .containsExactly(other);
        assertThat(requests("?operation=REVOKE&principalArn=" + role.arn())).isEmpty();
    }

    @Test
    void showsOthersOnlyToWhoMaySeeTheirRequests() throws Exception {
        String id = journey.applied(role.arn());
        assertThat(journey.getAs("requester", RUNS + "?requestId=" + id).body()).contains(id);
        HttpResponse<String> nothing = journey.getAs("stranger", RUNS + "?requestId=" + id);
        assertThat(JsonPath.<List<?>>read(nothing.body(), "$.items")).isEmpty();
        assertThat(journey.getAs("auditor", "associations:read audit:read", RUNS + "?requestId=" + id)
                        .body())
                .contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status=DEAD", "operation=apply", "requestId=1", "principalArn=me", "limit=201", "actor=me"})
    void refusesUnknownConditions(String condition) throws Exception {
        assertThatProblem(journey.get(RUNS + "?" + condition)).is(ProblemType.INVALID_PARAMETER);
    }

    @Test
    void saysWhatAnIdLooksLike() throws Exception {
        HttpResponse<String> answer = journey.get(RUNS + "?requestId=1");
        assertThatProblem(answer).at("requestId", "unreadable");
        assertThat(answer.body()).contains("requestId is not a UUID, such as 0190163d-8694-739b-aea5-966c26f8ad91.");
    }

    private List<String> requests(String query) throws Exception {
        return JsonPath.read(journey.get(RUNS + query).body(), "$.items[*].requestId");
    }
}
