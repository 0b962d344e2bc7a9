package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@EnforcementTest
class SetupTests {

    private static final String PATH = "/api/v1/setup/iam-role?accountId=";
    private static final Pattern JSON = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);
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
                "111122223333&trustedArn=arn:aws:iam:::role/gatehouse",
                "111122223333" + TRUSTED + "&principalPath=contact-center",
                "111122223333" + TRUSTED + "&principalPath=/*/"
            })
    void refusesWhatNamesNoAccountRoleOrPath(String parameters) throws Exception {
        assertThatProblem(get(parameters)).is(ProblemType.INVALID_PARAMETER);
    }

    @Test
    void namesEveryBadParameterAtOnce() throws Exception {
        HttpResponse<String> answer = get("1&trustedArn=root&principalPath=x&color=red");
        assertThatProblem(answer).is(ProblemType.INVALID_PARAMETER);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactlyInAnyOrder("accountId", "trustedArn", "principalPath", "color");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[?(@.pointer == 'trustedArn')].detail"))
                .singleElement()
                .asString()
                .contains("such as arn:aws:iam::123456789012:role/gatehouse, with the partition of the account");
    }

    @Test
    void namesWhatIsMissingBesideWhatIsBad() throws Exception {
        HttpResponse<String> answer =
                client.get("operator", "associations:apply", "/api/v1/setup/iam-role?principalPath=x");
        assertThatProblem(answer).is(ProblemType.INVALID_PARAMETER);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactlyInAnyOrder("accountId", "trustedArn", "principalPath");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[?(@.pointer == 'accountId')].detail"))
                .containsExactly("accountId is required; accepted: 12 digits.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/aws-service-role/", "/aws-reserved/sso.amazonaws.com/"})
    void refusesPathsOfRolesThatNobodyMayChange(String path) throws Exception {
        HttpResponse<String> answer = get("111122223333" + TRUSTED + "&principalPath=" + path);
        assertThatProblem(answer).is(ProblemType.INVALID_PARAMETER);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].code"))
                .containsExactly("reserved-path");
    }

    @Test
    void saysWhatARequiredParameterWithoutValueWouldBe() throws Exception {
        HttpResponse<String> answer = get(TRUSTED + "&principalPath=");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].detail"))
                .containsExactlyInAnyOrder(
                        "The query parameter has no value; accepted: 12 digits.",
                        "The query parameter has no value; leave it out instead.");
    }

    @Test
    void printsWhatTheDocumentationShows() throws Exception {
        String body =
                get("111122223333&trustedArn=arn:aws:iam::999988887777:role/gatehouse&principalPath=/contact-center/")
                        .body();
        Matcher shown = JSON.matcher(Files.readString(Path.of("docs/aws.md")));
        JsonMapper json = JsonMapper.shared();
        for (String member : List.of("policy", "trustPolicy")) {
            assertThat(shown.find()).as(member).isTrue();
            assertThat(json.readTree(shown.group(1)))
                    .isEqualTo(json.readTree(body).get(member));
        }
        assertThat(shown.find()).isFalse();
    }

    @Test
    void letsSourceIdentitiesBeSetOnlyWhereSessionsHaveThem() throws Exception {
        assertThat(trustStatements("111122223333")).singleElement().asString().contains("sts:ExternalId");
        assertThat(trustStatements(EnforcementServices.IDENTIFYING_ACCOUNT))
                .last()
                .isEqualTo(Map.of(
                        "Effect", "Allow",
                        "Principal", Map.of("AWS", "arn:aws-us-gov:iam::999988887777:role/gatehouse"),
                        "Action", List.of("sts:SetSourceIdentity")));
    }

    private List<Map<String, Object>> trustStatements(String account) throws Exception {
        return JsonPath.read(get(account + TRUSTED).body(), "$.trustPolicy.Statement");
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
