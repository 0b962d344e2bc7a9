package io.gatehouse.policy.web;

import static io.gatehouse.IntentJson.bucket;
import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.IntentJson;
import io.gatehouse.ServiceTest;
import io.gatehouse.request.RequestCalls;
import io.gatehouse.web.ProblemType;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class PolicyPreviewsTests {
    private static final String PATH = "/api/v1/policy-previews";
    private static final Map<String, Object> LAMBDA = Map.of(
            "kind", "LAMBDA_FUNCTION", "resourceArn", "arn:aws:lambda:us-east-1:111122223333:function:my-function");
    private static final Map<String, Object> BUCKET = bucket("my-connect-recording-bucket");

    @Autowired
    private Client client;

    @Test
    void answersThePolicyWrittenByHand() throws Exception {
        String body = preview(IntentJson.unique().with("associations", List.of(BUCKET, LAMBDA)))
                .body();
        String expected = golden();
        String policy = JsonMapper.shared().readTree(body).path("policy").toString();
        assertThat(body).contains("\"policy\":" + expected);
        assertThat(policy).isEqualTo(expected);
        assertThat(JsonPath.<String>read(body, "$.policyDigest")).isEqualTo("sha256:" + sha256(expected));
        assertThat(JsonPath.<Integer>read(body, "$.size.characters")).isEqualTo(expected.length());
        assertThat(JsonPath.<Map<String, Integer>>read(body, "$.size.limits"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("ROLE_INLINE", 10240, "USER_INLINE", 2048, "MANAGED", 6144));
        assertThat(JsonPath.<List<String>>read(body, "$.warnings[*].code"))
                .containsExactly("SLR_PATTERN", "OPENS_TO_ANY_INSTANCE");
        assertThat(JsonPath.<List<String>>read(body, "$.statements[*].sid"))
                .isEqualTo(JsonPath.<List<String>>read(body, "$.policy.Statement[*].Sid"));
    }

    @Test
    void answersTheSamePolicyForAnyOrder() throws Exception {
        IntentJson intent = IntentJson.unique().with("associations", List.of(BUCKET, LAMBDA));
        IntentJson other = intent.with("associations", List.of(LAMBDA, BUCKET)).reversed();
        assertThat(JsonPath.<String>read(preview(other).body(), "$.policyDigest"))
                .isEqualTo(JsonPath.<String>read(preview(intent).body(), "$.policyDigest"));
    }

    @Test
    void answersTooLargePolicyWithWarning() throws Exception {
        IntentJson large = IntentJson.unique().withBuckets(50).with("principalArn", IntentJson.USER);
        HttpResponse<String> answer = preview(large);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.size.characters")).isGreaterThan(2048);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.warnings[*].code"))
                .contains("TOO_LARGE");
    }

    @Test
    void needsNeitherPrincipalNorJustificationAndAlwaysHasNotes() throws Exception {
        HttpResponse<String> answer =
                preview(IntentJson.unique().without("principalArn").without("justification"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.notes[*].code"))
                .containsExactly("DENY_ELSEWHERE", "ALLOW_ELSEWHERE");
    }

    @Test
    void reportsAllProblemsTogether() throws Exception {
        HttpResponse<String> answer = preview(IntentJson.unique()
                .with("instanceArn", "12345678-90ab-cdef-1234-567890abcdef")
                .with("principalArn", "arn:aws:iam::111122223333:root")
                .with("expiresAt", "2020-01-01T00:00:00Z")
                .with(
                        "associations",
                        List.of(bucket("bucket-*"), Map.of("kind", "FAX_MACHINE"), Map.of("kind", "S3_BUCKET"))));
        assertThatProblem(answer).is(ProblemType.VALIDATION_FAILED);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactlyInAnyOrder(
                        "/instanceArn",
                        "/principalArn",
                        "/expiresAt",
                        "/associations/0/resourceArn",
                        "/associations/1/kind",
                        "/associations/2/resourceArn",
                        "/associations/2/storageResourceTypes");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[?(@.pointer=='/associations/1/kind')].code"))
                .containsExactly("unsupported-kind");
    }

    @ParameterizedTest
    @CsvSource({
        "proof, {}, MALFORMED_BODY, /proof, unknown-member",
        "access, 1, MALFORMED_BODY, /access, wrong-type",
        "associations, {}, MALFORMED_BODY, /associations, wrong-type",
        "associations, [], VALIDATION_FAILED, /associations, invalid-size",
        "profile, '\"BEST\"', VALIDATION_FAILED, /profile, unknown-value",
        "access, '\"SHELL\"', VALIDATION_FAILED, /access, unknown-value",
        "operations, '[\"DISASSOCIATE\"]', VALIDATION_FAILED, /acceptBroader, broader-than-asked",
        "operations, '[\"REMOVE\"]', VALIDATION_FAILED, /operations/0, unknown-value",
        "justification, '\" \"', VALIDATION_FAILED, /justification, invalid-length",
    })
    void refusesMember(String member, String json, ProblemType type, String pointer, String code) throws Exception {
        Object value = JsonMapper.shared().readValue(json, Object.class);
        assertThatProblem(preview(IntentJson.unique().with(member, value)))
                .is(type)
                .at(pointer, code);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws-cn:s3:::bucket-of-china, another-partition",
        "arn:aws:kinesis:us-east-1:111122223333:stream/x, wrong-service",
    })
    void refusesTargetOfAnotherWorld(String arn, String code) throws Exception {
        Map<String, Object> bucket = bucket("x");
        bucket.put("resourceArn", arn);
        assertThatProblem(preview(IntentJson.unique().with("associations", List.of(bucket))))
                .is(ProblemType.VALIDATION_FAILED)
                .at("/associations/0/resourceArn", code);
    }

    @Test
    void refusesFiftyOneAssociationsAndTheSameTwice() throws Exception {
        assertThatProblem(preview(IntentJson.unique().withBuckets(51)))
                .is(ProblemType.VALIDATION_FAILED)
                .at("/associations", "invalid-size");
        assertThatProblem(preview(IntentJson.unique().with("associations", List.of(BUCKET, BUCKET))))
                .is(ProblemType.VALIDATION_FAILED)
                .at("/associations/1", "duplicate-association");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations", "associations"})
    void refusesTextInPlaceOfArray(String member) throws Exception {
        for (String text : List.of("", "ASSOCIATE")) {
            assertThatProblem(preview(IntentJson.unique().with(member, text)))
                    .is(ProblemType.MALFORMED_BODY)
                    .at("/" + member, "wrong-type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-bkt", "arn:aws:s3:::a*/x", "arn:aws:s3:::a/x"})
    void saysTheFormOfItsKindToWhatIsNoTarget(String target) throws Exception {
        Map<String, Object> bucket = IntentJson.bucket("recordings");
        bucket.put("resourceArn", target);
        String answer = preview(IntentJson.unique().with("associations", List.of(bucket)))
                .body();
        assertThat(JsonPath.<List<String>>read(answer, "$.errors[*].pointer"))
                .containsExactly("/associations/0/resourceArn");
        assertThat(JsonPath.<String>read(answer, "$.errors[0].detail"))
                .contains("arn:aws:s3:::${BucketName}")
                .contains("no object path");
    }

    @Test
    void provesWhatThePolicyAllows() throws Exception {
        String role =
                "arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_x";
        String answer =
                preview(IntentJson.unique().with("serviceLinkedRoleArn", role)).body();
        assertThat(JsonPath.<String>read(answer, "$.proof.verdict")).isEqualTo("EXACT");
        assertThat(JsonPath.<List<String>>read(answer, "$.proof.allows[*].kind"))
                .containsExactly("S3_BUCKET");
        assertThat(JsonPath.<List<Object>>read(answer, "$.proof.probes[?(@.expect=='DENIED')]"))
                .hasSizeGreaterThan(5);
        String wide = preview(IntentJson.unique()).body();
        assertThat(JsonPath.<String>read(wide, "$.proof.verdict")).isEqualTo("BROADER");
        assertThat(JsonPath.<List<String>>read(wide, "$.proof.broader[*].code")).containsOnly("SLR_PATTERN");
        assertThat(JsonPath.<String>read(wide, "$.proof.broader[0].witness.action"))
                .isEqualTo("iam:putrolepolicy");
    }

    @Test
    void leavesNoTraceOfRefusedPreview() throws Exception {
        String who = RequestCalls.somebody("previewer");
        assertThatProblem(client.post(who, "associations:read", PATH, "{}")).is(ProblemType.VALIDATION_FAILED);
        assertThat(new RequestCalls(client).actions("actor=" + who)).isEmpty();
    }

    @Test
    void refusesWithoutScope() throws Exception {
        assertThatProblem(client.post("dana", "audit:read", PATH, "{}")).is(ProblemType.FORBIDDEN);
    }

    private HttpResponse<String> preview(IntentJson intent) throws Exception {
        return client.post("dana", "associations:read", PATH, intent.text());
    }

    private static String golden() throws Exception {
        try (InputStream file = PolicyPreviewsTests.class.getResourceAsStream("/golden/preview-s3-lambda.json")) {
            return JsonMapper.shared().readTree(file).path("policy").toString();
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes("UTF-8")));
    }
}
