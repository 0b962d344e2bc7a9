package io.gatehouse.analysis.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.Fastest;
import io.gatehouse.ServiceTest;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class PolicyComparisonsTests {

    private static final String PATH = "/api/v1/policy-comparisons";
    private static final String ALL = policy("arn:aws:s3:::recordings*");
    private static final String ONE = policy("arn:aws:s3:::recordings");

    @Autowired
    private Client client;

    @Test
    void saysThatNothingIsNew() throws Exception {
        assertThat(compare("{'existing':[" + ALL + "],'proposed':[" + ONE + "]}")
                        .body())
                .isEqualTo("{\"newAccess\":false,\"witness\":null}");
    }

    @Test
    void namesCallThatIsNewWhichEvaluationConfirms() throws Exception {
        HttpResponse<String> answer = compare("{'existing':[" + ONE + "],'proposed':[" + ALL + "]}");
        assertThat(JsonPath.<Boolean>read(answer.body(), "$.newAccess")).isTrue();
        Map<String, Object> witness = JsonPath.read(answer.body(), "$.witness");
        assertThat(witness).containsOnlyKeys("action", "resource", "context");
        String call = JsonMapper.shared().writeValueAsString(witness);
        assertThat(decision(ALL, call)).isEqualTo("ALLOWED");
        assertThat(decision(ONE, call)).isEqualTo("IMPLICIT_DENY");
    }

    @Test
    void takesNoExistingPolicyForNoAccess() throws Exception {
        HttpResponse<String> answer = compare("{'existing':[],'proposed':[" + ONE + "]}");
        assertThat(JsonPath.<String>read(answer.body(), "$.witness.resource")).isEqualTo("arn:aws:s3:::recordings");
    }

    @Test
    void saysWhyItCannotTell() throws Exception {
        HttpResponse<String> answer = compare("{'existing':[" + policy("arn:aws:s3:::${aws:PrincipalTag/team}")
                + "],'proposed':[" + policy("arn:aws:s3:::${aws:username}") + "]}");
        assertThat(JsonPath.<Object>read(answer.body(), "$.newAccess")).isNull();
        assertThat(JsonPath.<String>read(answer.body(), "$.reason")).contains("aws:username");
    }

    @Test
    void answersHostilePoliciesWithinASecond() throws Exception {
        String stars = policy("arn:aws:s3:::" + "*a".repeat(50_000));
        String marks = policy("arn:aws:s3:::*a" + "?".repeat(50_000));
        assertThat(Fastest.of(() -> assertThat(compare("{'existing':[" + stars + "],'proposed':[" + marks + "]}")
                                .statusCode())
                        .isEqualTo(200)))
                .isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'proposed':[POLICY]} | /existing | required",
                "{'existing':[],'proposed':[]} | /proposed | invalid-size",
                "{'existing':[],'proposed':[{'Version':'2012-10-17'}]} | /proposed/0 | missing-member",
            })
    void pointsAtWhatIsWrong(String body, String pointer, String code) throws Exception {
        assertThatProblem(compare(body.replace("POLICY", ONE)))
                .is(ProblemType.VALIDATION_FAILED)
                .at(pointer, code);
    }

    @Test
    void refusesWithoutScope() throws Exception {
        assertThatProblem(client.post("dana", "audit:read", PATH, "{}")).is(ProblemType.FORBIDDEN);
    }

    private static String policy(String resource) {
        return "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:GetBucketAcl','Resource':'"
                + resource + "'}}";
    }

    private String decision(String policy, String call) throws Exception {
        String body = "{'policies':[" + policy + "],'request':" + call + "}";
        return JsonPath.read(
                client.post("dana", "associations:read", "/api/v1/policy-evaluations", body.replace('\'', '"'))
                        .body(),
                "$.decision");
    }

    private HttpResponse<String> compare(String body) throws Exception {
        return client.post("dana", "associations:read", PATH, body.replace('\'', '"'));
    }
}
