package io.gatehouse.analysis.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.Fastest;
import io.gatehouse.ServiceTest;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class PolicyEvaluationsTests {

    private static final String PATH = "/api/v1/policy-evaluations";
    private static final String READ =
            "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'s3:Get*','Resource':'*'},"
                    + "{'Sid':'NoAcl','Effect':'Deny','Action':'s3:GetBucketAcl','Resource':'*',"
                    + "'Condition':{'StringNotEquals':{'aws:ResourceAccount':'111122223333'}}}]}";
    private static final String CALL = "{'action':'s3:GetBucketAcl','resource':'arn:aws:s3:::a'%s}";

    @Autowired
    private Client client;

    @Test
    void saysWhatDecidedAndWhatWasNotKnown() throws Exception {
        HttpResponse<String> denied = evaluate("{'policies':[" + READ + "],'request':" + CALL.formatted("") + "}");
        assertThat(denied.statusCode()).as(denied.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(denied.body(), "$.decision")).isEqualTo("EXPLICIT_DENY");
        assertThat(JsonPath.<List<String>>read(denied.body(), "$.decidedBy[*].sid"))
                .containsExactly("NoAcl");
        assertThat(JsonPath.<Integer>read(denied.body(), "$.decidedBy[0].statement"))
                .isEqualTo(1);
        assertThat(JsonPath.<List<String>>read(denied.body(), "$.unresolvedContextKeys"))
                .containsExactly("aws:ResourceAccount");
        String own = CALL.formatted(",'context':{'AWS:resourceaccount':['111122223333']}");
        assertThat(JsonPath.<String>read(
                        evaluate("{'policies':[" + READ + "],'request':" + own + "}")
                                .body(),
                        "$.decision"))
                .isEqualTo("ALLOWED");
        assertThat(JsonPath.<String>read(
                        evaluate("{'policies':[],'request':" + own + "}").body(), "$.decision"))
                .isEqualTo("IMPLICIT_DENY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'request':CALL} | /policies | required",
                "{'policies':[null],'request':CALL} | /policies/0 | required",
                "{'policies':[READ,{'Version':'2012-10-17'}],'request':CALL} | /policies/1 | missing-member",
                "{'policies':[]} | /request/action | required",
                "{'policies':[],'request':{'action':'s3:*','resource':'*'}} | /request/action | invalid-action",
                "{'policies':[],'request':{'action':'s3:Get','resource':'bucket'}} | /request/resource | not-an-arn",
                "{'policies':[],'request':{'action':'s3:Get','resource':'*','context':{'a/b':[]}}} | /request/context/a~1b | required",
                "{'policies':[],'request':{'action':'s3:Get','resource':'*','context':{'a:b':['1'],'A:B':['2']}}} | /request/context | duplicate-key",
            })
    void pointsAtWhatIsWrong(String body, String pointer, String code) throws Exception {
        assertThatProblem(evaluate(body.replace("CALL", CALL.formatted("")).replace("READ", READ)))
                .is(ProblemType.VALIDATION_FAILED)
                .at(pointer, code);
    }

    @Test
    void saysAllThatIsWrongTogether() throws Exception {
        HttpResponse<String> refused = evaluate(
                "{'policies':[{'Statement':{'Effect':'Maybe','Action':'x','Resource':'*'}}],'request':{'action':'x'}}");
        assertThat(JsonPath.<List<String>>read(refused.body(), "$.errors[*].pointer"))
                .containsExactly(
                        "/policies/0/Statement/Effect",
                        "/policies/0/Statement/Action",
                        "/request/action",
                        "/request/resource");
    }

    @Test
    void saysWhatACallIsMadeOf() throws Exception {
        assertThat(JsonPath.<List<String>>read(evaluate("{'policies':[]}").body(), "$.errors[*].detail"))
                .containsExactly(
                        "is required; accepted: service:Action, without wildcards",
                        "is required; accepted: an ARN or *");
    }

    @Test
    void refusesMorePoliciesThanFifty() throws Exception {
        String many = "null,".repeat(50) + "null";
        HttpResponse<String> refused = evaluate("{'policies':[" + many + "],'request':" + CALL.formatted("") + "}");
        assertThatProblem(refused).is(ProblemType.VALIDATION_FAILED).at("/policies", "invalid-size");
        assertThat(JsonPath.<List<String>>read(refused.body(), "$.errors[*].pointer"))
                .hasSize(1);
    }

    @Test
    void refusesWhatWouldTakeLongAndAnswersWhatIsJustBelow() throws Exception {
        String slow = "'*" + "a".repeat(225) + "b%d'";
        String policy = "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'*',"
                + "'Condition':{'ForAnyValue:StringLike':{'aws:TagKeys':["
                + IntStream.range(0, 440).mapToObj(slow::formatted).collect(Collectors.joining(",")) + "]}}}}";
        HttpResponse<String> refused = evaluate(hostile(policy, 100_000));
        assertThatProblem(refused).is(ProblemType.VALIDATION_FAILED).at("/request", "too-complex");
        assertThat(Fastest.of(() -> assertThat(JsonPath.<String>read(
                                evaluate(hostile(policy, 450)).body(), "$.decision"))
                        .isEqualTo("IMPLICIT_DENY")))
                .isLessThan(Duration.ofSeconds(1));
    }

    /** Each of them is compared with every value of the policy, though it has no character. */
    @Test
    void countsValuesWithoutCharacters() throws Exception {
        String policy = "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'*','Resource':'*',"
                + "'Condition':{'StringEquals':{'aws:TagKeys':["
                + IntStream.range(10_000, 20_000).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(","))
                + "]}}}}";
        String values = String.join(",", Collections.nCopies(30_000, "''"));
        HttpResponse<String> refused = evaluate("{'policies':[" + policy
                + "],'request':{'action':'s3:Get','resource':'*','context':{'aws:TagKeys':[" + values + "]}}}");
        assertThatProblem(refused).is(ProblemType.VALIDATION_FAILED).at("/request", "too-complex");
    }

    private static String hostile(String policy, int length) {
        return "{'policies':[" + policy + "],'request':{'action':'s3:Get','resource':'*','context':{'aws:TagKeys':['"
                + "a".repeat(length) + "']}}}";
    }

    @Test
    void refusesWithoutTokenOrScope() throws Exception {
        assertThatProblem(client.send(client.anonymous(PATH).POST(BodyPublishers.noBody())))
                .is(ProblemType.UNAUTHENTICATED);
        assertThatProblem(client.post("dana", "audit:read", PATH, "{}")).is(ProblemType.FORBIDDEN);
    }

    private HttpResponse<String> evaluate(String body) throws Exception {
        return client.post("dana", "associations:read", PATH, body.replace('\'', '"'));
    }
}
