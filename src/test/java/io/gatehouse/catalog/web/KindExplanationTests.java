package io.gatehouse.catalog.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.policy.Form;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class KindExplanationTests {

    private static final String PATH = "/api/v1/association-types/";

    @Autowired
    private Client client;

    static List<String> kinds() {
        return Form.CATALOG.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void explainsEveryKindInWords(String kind) throws Exception {
        String body = get(kind);
        assertThat(JsonPath.<String>read(body, "$.kind")).isEqualTo(kind);
        assertThat(JsonPath.<List<Map<String, Object>>>read(body, "$.items[*]"))
                .hasSize(Form.CATALOG.types(kind).size())
                .allSatisfy(item -> {
                    assertThat(item).containsEntry("kind", kind);
                    assertThat((String) item.get("about")).isNotBlank();
                    assertThat((String) item.get("restricts")).isNotBlank();
                });
        assertThat(JsonPath.<List<String>>read(body, "$.items[*].pages[*].url"))
                .isNotEmpty()
                .allMatch(url -> url.startsWith("https://docs.aws.amazon.com/"));
        assertThat(JsonPath.<List<List<String>>>read(
                        body, "$.items[*].operations[?(@.restrictability != 'TARGET')].opens"))
                .allSatisfy(opens -> assertThat(opens).isNotEmpty());
        assertThat(JsonPath.<List<String>>read(body, "$.items[*].permissions[*].confidence"))
                .isNotEmpty()
                .allMatch(confidence -> confidence.equals("DOCUMENTED") || confidence.equals("CHECK_IN_ACCOUNT"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void leadsFromEachPermissionToItsPage(String kind) throws Exception {
        String body = get(kind);
        assertThat(JsonPath.<List<String>>read(body, "$.items[*].permissions[*].source"))
                .isNotEmpty()
                .filteredOn(source -> !source.equals("INFERRED"))
                .isSubsetOf(JsonPath.<List<String>>read(body, "$.items[*].pages[?(@.source)].source"));
    }

    @Test
    void showsThePermissionsThatApply() throws Exception {
        assertThat(actions("LAMBDA_FUNCTION?operation=DISASSOCIATE&profile=LEAST_PRIVILEGE&access=API"))
                .containsExactlyInAnyOrder("connect:DisassociateLambdaFunction", "lambda:RemovePermission");
        assertThat(actions("LAMBDA_FUNCTION?operation=DISASSOCIATE&profile=LEAST_PRIVILEGE&access=CONSOLE"))
                .contains("connect:ListLambdaFunctions", "connect:ListInstances");
        assertThat(actions("S3_BUCKET?profile=AWS_EXAMPLE"))
                .contains("s3:ListAllMyBuckets", "iam:PutRolePolicy")
                .doesNotContain("kms:CreateGrant");
    }

    @Test
    void filtersByEachParameterAlone() throws Exception {
        assertThat(actions("LAMBDA_FUNCTION?operation=DISASSOCIATE"))
                .contains("lambda:RemovePermission", "connect:ListLambdaFunctions")
                .doesNotContain("lambda:AddPermission");
        assertThat(actions("LAMBDA_FUNCTION?access=API"))
                .contains("lambda:AddPermission", "lambda:RemovePermission")
                .doesNotContain("lambda:ListFunctions");
        assertThat(actions("S3_BUCKET?profile=LEAST_PRIVILEGE"))
                .contains("connect:DisassociateInstanceStorageConfig", "s3:ListAllMyBuckets")
                .doesNotContain("iam:AttachRolePolicy");
        assertThat(actions("S3_BUCKET?profile=COMPLETE")).contains("iam:AttachRolePolicy");
    }

    @Test
    void explainsAnEndedKindByItsRemoval() throws Exception {
        String body = get("LEX_V1_BOT");
        assertThat(JsonPath.<Boolean>read(body, "$.items[0].supported")).isFalse();
        assertThat(JsonPath.<Map<String, Object>>read(body, "$.items[0].ended"))
                .containsEntry("on", "2025-09-15")
                .containsEntry("instead", "LEX_V2_BOT_ALIAS");
        assertThat(actions("LEX_V1_BOT?operation=DISASSOCIATE")).contains("connect:DisassociateLexBot");
    }

    @ParameterizedTest
    @CsvSource({
        "S3_BUCKET?operation=associate, operation, unreadable",
        "S3_BUCKET?profile=NONE, profile, unreadable",
        "S3_BUCKET?access=, access, empty",
        "S3_BUCKET?access=API&access=CONSOLE, access, repeated",
        "LAMBDA_FUNCTION?integrationType=EVENT, integrationType, unreadable",
    })
    void pointsAtTheParameter(String path, String parameter, String code) throws Exception {
        assertThatProblem(client.get("dana", "associations:read", PATH + path))
                .is(ProblemType.INVALID_PARAMETER)
                .at(parameter, code);
    }

    @Test
    void saysWhereAwsContradictsItselfAndWhatItsExampleLeaks() throws Exception {
        String body = get("LAMBDA_FUNCTION");
        assertThat(JsonPath.<List<String>>read(body, "$.items[0].disagreements"))
                .anyMatch(text -> text.contains("console permissions page") && text.contains("iam:PutRolePolicy"));
        assertThat(JsonPath.<List<String>>read(body, "$.items[0].exampleLeaks[*].code"))
                .containsExactly("OPENS_TO_ANY_PRINCIPAL", "ANY_REGION", "ANY_ACCOUNT");
        assertThat(JsonPath.<List<List<String>>>read(body, "$.items[0].exampleLeaks[*].operations"))
                .containsOnly(List.of("ASSOCIATE"));
        assertThat(JsonPath.<Object>read(get("SECURITY_KEY"), "$.items[0].exampleLeaks"))
                .isNull();
    }

    @Test
    void explainsOneIntegrationType() throws Exception {
        String body = get("INTEGRATION?integrationType=VOICE_ID");
        assertThat(JsonPath.<List<String>>read(body, "$.items[*].integrationType"))
                .containsExactly("VOICE_ID");
        assertThat(JsonPath.<String>read(body, "$.items[0].ended.on")).isEqualTo("2026-05-20");
        assertThat(JsonPath.<List<String>>read(body, "$.items[0].operations[*].operation"))
                .containsExactly("DISASSOCIATE");
    }

    @ParameterizedTest
    @CsvSource({
        "FAX, NOT_FOUND, S3_BUCKET",
        "s3_bucket, NOT_FOUND, S3_BUCKET",
        "S3_BUCKET?operation=REMOVE, INVALID_PARAMETER, DISASSOCIATE",
        "S3_BUCKET?profile=complete, INVALID_PARAMETER, COMPLETE",
        "LEX_V1_BOT?operation=ASSOCIATE, INVALID_PARAMETER, LEX_V2_BOT_ALIAS",
        "LAMBDA_FUNCTION?operation=UPDATE, INVALID_PARAMETER, only [ASSOCIATE",
        "SECURITY_KEY?profile=AWS_EXAMPLE, INVALID_PARAMETER, LEAST_PRIVILEGE and COMPLETE",
        "S3_BUCKET?profile=AWS_EXAMPLE&access=CONSOLE, INVALID_PARAMETER, ask for API",
        "S3_BUCKET?profile=AWS_EXAMPLE&operation=UPDATE, INVALID_PARAMETER, ASSOCIATE only",
        "S3_BUCKET?access=SHELL, INVALID_PARAMETER, CONSOLE",
        "S3_BUCKET?integrationType=EVENT, INVALID_PARAMETER, no integration types",
        "INTEGRATION?integrationType=FAX, INVALID_PARAMETER, WISDOM_ASSISTANT",
        "S3_BUCKET?kind=S3_BUCKET, INVALID_PARAMETER, no such query parameter",
    })
    void saysWhatIsAccepted(String path, ProblemType type, String accepted) throws Exception {
        HttpResponse<String> answer = client.get("dana", "associations:read", PATH + path);
        assertThatProblem(answer).is(type);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains(accepted);
    }

    @Test
    void leavesOutTheTypesThatLackTheOperation() throws Exception {
        assertThat(JsonPath.<List<String>>read(get("INTEGRATION?operation=ASSOCIATE"), "$.items[*].integrationType"))
                .contains("EVENT")
                .doesNotContain("VOICE_ID", "PINPOINT_APP");
    }

    @Test
    void refusesWithoutTokenOrScope() throws Exception {
        assertThatProblem(client.send(client.anonymous(PATH + "S3_BUCKET"))).is(ProblemType.UNAUTHENTICATED);
        assertThatProblem(client.get("dana", "associations:approve", PATH + "S3_BUCKET"))
                .is(ProblemType.FORBIDDEN);
    }

    private List<String> actions(String path) throws Exception {
        return JsonPath.read(get(path), "$.items[*].permissions[*].action");
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = client.get("dana", "associations:read", PATH + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
