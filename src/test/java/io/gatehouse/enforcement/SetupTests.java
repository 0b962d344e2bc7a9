package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@EnforcementTest
class SetupTests {

    private static final String PATH = "/api/v1/setup/iam-role?accountId=";
    private static final String TRUSTED = "&trustedArn=arn:aws-us-gov:iam::999988887777:role/gatehouse";

    @Autowired
    private Client client;

    @Test
    void printsAPolicyThatIsProvedAndWhomToTrust() throws Exception {
        String body = get("111122223333" + TRUSTED + "&principalPath=/contact-center/")
                .body();
        assertThat(JsonPath.<String>read(body, "$.proof.verdict")).isEqualTo("EXACT");
        assertThat(JsonPath.<String>read(body, "$.roleArn"))
                .isEqualTo("arn:aws-us-gov:iam::111122223333:role/gatehouse-enforcement");
        assertThat(JsonPath.<String>read(body, "$.trustPolicy.Statement[0].Principal.AWS"))
                .isEqualTo("arn:aws-us-gov:iam::999988887777:role/gatehouse");
        assertThat(JsonPath.<String>read(body, "$.trustPolicy.Statement[0].Condition.StringEquals['sts:ExternalId']"))
                .isEqualTo(JsonPath.read(body, "$.externalId"));
        String policy = JsonMapper.shared().writeValueAsString(JsonPath.<Map<String, Object>>read(body, "$.policy"));
        assertThat(PolicyReader.read(policy).canonical().digest().toString())
                .isEqualTo(JsonPath.read(body, "$.policyDigest"));
        assertThat(policy).contains("role/contact-center/*").doesNotContain("arn:aws:iam");
    }

    @Test
    void namesTheExternalIdThatIsConfigured() throws Exception {
        assertThat(JsonPath.<String>read(
                        get(EnforcementServices.ANOTHER_ACCOUNT + TRUSTED).body(), "$.externalId"))
                .isEqualTo("right");
    }

    @Test
    void givesEachAccountItsOwnExternalIdAndKeepsIt() throws Exception {
        String one = externalId("222222222222");
        assertThat(one).isEqualTo(externalId("222222222222")).isNotEqualTo(externalId("333333333333"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "111122223333&trustedArn=admin",
                "111122223333",
                "111122223333&trustedArn=arn:aws:s3:::bucket",
                "111122223333" + TRUSTED + "&principalPath=contact-center",
                "111122223333" + TRUSTED + "&principalPath=/*/"
            })
    void refusesWhatNamesNoAccountRoleOrPath(String parameters) throws Exception {
        assertThatProblem(get(parameters)).is(ProblemType.INVALID_PARAMETER);
    }

    @Test
    void isForOperators() throws Exception {
        assertThatProblem(client.get("dana", "associations:read associations:approve", PATH + "111122223333"))
                .is(ProblemType.FORBIDDEN);
    }

    private String externalId(String account) throws Exception {
        return JsonPath.read(get(account + TRUSTED).body(), "$.externalId");
    }

    private HttpResponse<String> get(String parameters) throws Exception {
        return client.get("operator", "associations:apply", PATH + parameters);
    }
}
