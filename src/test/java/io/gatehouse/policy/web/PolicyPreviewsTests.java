package io.gatehouse.policy.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class PolicyPreviewsTests {

    private static final String PREVIEWS = "/api/v1/policy-previews";
    private static final String INSTANCE =
            "arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef";
    private static final String BUCKET =
            "{\"kind\": \"S3_BUCKET\", \"resourceArn\": \"arn:aws:s3:::my-bucket\", \"storageResourceTypes\": [\"CALL_RECORDINGS\"]}";
    private static final String FUNCTION =
            "{\"kind\": \"LAMBDA_FUNCTION\", \"resourceArn\": \"arn:aws:lambda:us-east-1:111122223333:function:my-function\"}";

    @Autowired
    private Client client;

    @Test
    void answersWithExactlyThePolicyAndItsDigest() throws Exception {
        HttpResponse<String> answer = preview("someone", body(FUNCTION));
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":["
                + "{\"Sid\":\"ConnectLambda\",\"Effect\":\"Allow\",\"Action\":\"connect:AssociateLambdaFunction\",\"Resource\":\""
                + INSTANCE + "\"},"
                + "{\"Sid\":\"LambdaFunction\",\"Effect\":\"Allow\",\"Action\":\"lambda:AddPermission\","
                + "\"Resource\":\"arn:aws:lambda:us-east-1:111122223333:function:my-function\","
                + "\"Condition\":{\"StringEquals\":{\"lambda:Principal\":\"connect.amazonaws.com\"}}}]}";
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"policy\":" + policy + ",");
        assertThat(JsonPath.<String>read(answer.body(), "$.policyDigest"))
                .isEqualTo(
                        PolicyDigest.of(policy.getBytes(StandardCharsets.UTF_8)).toString());
        assertThat(JsonPath.<Integer>read(answer.body(), "$.size.characters")).isEqualTo(policy.length());
        assertThat(JsonPath.<Integer>read(answer.body(), "$.size.limits.USER_INLINE"))
                .isEqualTo(2048);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.warnings[*].code"))
                .containsExactly("OPENS_TO_ANY_INSTANCE");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.notes[*].code"))
                .containsExactly("DENY_ELSEWHERE", "ALLOW_ELSEWHERE");
    }

    @Test
    void explainsEveryActionOfEveryStatement() throws Exception {
        String body = preview("someone", body(BUCKET + ", " + FUNCTION)).body();
        assertThat(JsonPath.<List<String>>read(body, "$.statements[*].sid"))
                .isEqualTo(JsonPath.<List<String>>read(body, "$.policy.Statement[*].Sid"));
        assertThat(JsonPath.<List<String>>read(body, "$.statements[*].because[*].action"))
                .containsExactlyInAnyOrder(
                        "connect:AssociateInstanceStorageConfig",
                        "connect:UpdateInstanceStorageConfig",
                        "connect:AssociateLambdaFunction",
                        "s3:GetBucketAcl",
                        "s3:GetBucketLocation",
                        "lambda:AddPermission",
                        "iam:PutRolePolicy");
    }

    @Test
    void givesTheSameDigestForAnyOrder() throws Exception {
        String some = preview("someone", body(BUCKET + ", " + FUNCTION)).body();
        String others = preview("someone", body(FUNCTION + ", " + BUCKET)).body();
        assertThat(JsonPath.<String>read(some, "$.policyDigest"))
                .isEqualTo(JsonPath.<String>read(others, "$.policyDigest"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"instanceArn\": 7}|/instanceArn|wrong-type",
                "{\"instance\": \"x\"}|/instance|unknown-member",
                "{\"associations\": [{\"colour\": \"red\"}]}|/associations/0/colour|unknown-member",
                "{\"associations\": {}}|/associations|wrong-type",
                "{\"access\": \"API\", \"access\": \"API\"}|/access|duplicate-member",
                "{\"acceptBroader\": \"yes\"}|/acceptBroader|wrong-type",
            })
    void refusesBodiesOfAnotherShape(String body, String pointer, String code) throws Exception {
        assertThatProblem(preview("someone", body))
                .is(ProblemType.MALFORMED_BODY)
                .at(pointer, code);
    }

    @Test
    void listsEverythingWrongAndLeavesNoTrace() throws Exception {
        String actor = "previewer-" + UUID.randomUUID();
        HttpResponse<String> answer = preview(actor, """
                {"instanceArn": "%s", "profile": "WIDE", "access": "CONSOLE", "operations": ["DISASSOCIATE"],
                 "principalArn": "arn:aws:iam::111122223333:root", "expiresAt": "tomorrow",
                 "associations": [{"kind": "S3_BUCKET", "resourceArn": "arn:aws:s3:::my-*", "storageResourceTypes": []}]}""".formatted(INSTANCE));
        assertThatProblem(answer).is(ProblemType.VALIDATION_FAILED);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactlyInAnyOrder(
                        "/profile",
                        "/access",
                        "/operations/0",
                        "/principalArn",
                        "/expiresAt",
                        "/associations/0/resourceArn",
                        "/associations/0/storageResourceTypes");
        HttpResponse<String> events = client.get("auditor", "audit:read", "/api/v1/audit-events?actor=" + actor);
        assertThat(JsonPath.<List<Object>>read(events.body(), "$.items")).isEmpty();
    }

    @Test
    void listsTheLeaksOfTheExampleOfAws() throws Exception {
        String body = body(FUNCTION).replaceFirst("\\{", "{\"profile\": \"AWS_EXAMPLE\", ");
        assertThat(JsonPath.<List<String>>read(preview("someone", body).body(), "$.warnings[*].code"))
                .contains("OPENS_TO_ANY_PRINCIPAL", "ANY_REGION", "ANY_ACCOUNT");
    }

    private static String body(String associations) {
        return "{\"instanceArn\": \"" + INSTANCE + "\", \"associations\": [" + associations + "]}";
    }

    private HttpResponse<String> preview(String actor, String body) throws Exception {
        return client.post(actor, "associations:read", PREVIEWS, body);
    }
}
