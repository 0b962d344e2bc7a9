package io.gatehouse;

import static io.gatehouse.development.issuer.DevelopmentClient.APPROVER;
import static io.gatehouse.development.issuer.DevelopmentClient.AUDITOR;
import static io.gatehouse.development.issuer.DevelopmentClient.LEAD;
import static io.gatehouse.development.issuer.DevelopmentClient.OPERATOR;
import static io.gatehouse.development.issuer.DevelopmentClient.REQUESTER;
import static io.gatehouse.development.issuer.DevelopmentClient.REQUESTER2;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.issuer.DevelopmentClient;
import io.gatehouse.development.issuer.DevelopmentTokens;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole of it, as the development run has it: its issuer's own tokens, on the service's own port. */
@DevelopmentTest
class MainJobTests {

    private static final String REQUESTS = "/api/v1/association-requests";
    private static final String INTENT = """
            {"instanceArn": "arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef",
             "principalArn": "%s",
             "associations": [
               {"kind": "S3_BUCKET", "resourceArn": "arn:aws:s3:::my-connect-recording-bucket", "storageResourceTypes": ["CALL_RECORDINGS"]},
               {"kind": "LAMBDA_FUNCTION", "resourceArn": "arn:aws:lambda:us-east-1:111122223333:function:my-function"},
               {"kind": "KINESIS_STREAM", "resourceArn": "arn:aws:kinesis:us-east-1:111122223333:stream/stream-name", "storageResourceTypes": ["CONTACT_TRACE_RECORDS"]}],
             "justification": "TICKET-123: recordings of the new line of business"}""";

    @Autowired
    private Client client;

    @Test
    void leadsFromRequestToPolicyInForceToRevocationAllOnRecord() throws Exception {
        String role = SharedServices.IAM.seed().role("111122223333", "/contact-center/", "main-job");
        HttpResponse<String> submitted = post(REQUESTER, REQUESTS, INTENT.formatted(role));
        assertThat(submitted.statusCode()).isEqualTo(201);
        String path = submitted.headers().firstValue("Location").orElseThrow();
        String decision = "{\"decision\": \"APPROVE\", \"policyDigest\": \""
                + JsonPath.read(submitted.body(), "$.policyDigest") + "\"}";
        assertThat(post(REQUESTER, path + "/approvals", decision).statusCode()).isEqualTo(403);
        assertThat(get(REQUESTER2, path).statusCode()).isEqualTo(404);
        assertThat(post(APPROVER, path + "/approvals", decision).statusCode()).isEqualTo(201);

        HttpResponse<String> applied = post(OPERATOR, path + "/applications", "{\"policyKind\": \"INLINE\"}");
        assertThat(applied.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(applied.body(), "$.status")).isEqualTo("SUCCEEDED");
        assertThat(SharedServices.IAM
                        .seed()
                        .rolePolicies("111122223333", "main-job")
                        .values())
                .containsExactly(get(APPROVER, path + "/policy").body());
        assertThat(JsonPath.<String>read(
                        post(OPERATOR, path + "/verifications", "").body(), "$.result"))
                .isEqualTo("IN_FORCE");

        assertThat(post(OPERATOR, path + "/revocations", "{\"reason\": \"project over\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(SharedServices.IAM.seed().rolePolicies("111122223333", "main-job"))
                .isEmpty();
        assertThat(JsonPath.<String>read(get(REQUESTER, path).body(), "$.status"))
                .isEqualTo("REVOKED");
        assertThat(recorded(path))
                .containsSubsequence(
                        "io.gatehouse.association-request.created",
                        "io.gatehouse.association-request.approved",
                        "io.gatehouse.enforcement.apply.ordered",
                        "io.gatehouse.aws.call",
                        "io.gatehouse.enforcement.apply.succeeded",
                        "io.gatehouse.enforcement.verified",
                        "io.gatehouse.enforcement.revoke.ordered",
                        "io.gatehouse.enforcement.revoke.succeeded");
    }

    @Test
    void refusesTheLeadWhoMayApproveToApproveTheirOwn() throws Exception {
        String role = SharedServices.IAM.seed().role("111122223333", "/contact-center/", "of-the-lead");
        HttpResponse<String> submitted = post(LEAD, REQUESTS, INTENT.formatted(role));
        String path = submitted.headers().firstValue("Location").orElseThrow();
        String decision = "{\"decision\": \"APPROVE\", \"policyDigest\": \""
                + JsonPath.read(submitted.body(), "$.policyDigest") + "\"}";
        HttpResponse<String> refused = post(LEAD, path + "/approvals", decision);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("/problems/self-approval");
    }

    private List<String> recorded(String path) throws Exception {
        String id = path.substring(path.lastIndexOf('/') + 1);
        return get(AUDITOR, "/api/v1/audit-events/export")
                .body()
                .lines()
                .filter(line -> id.equals(JsonPath.read(line, "$.data.requestId")))
                .map(line -> JsonPath.<String>read(line, "$.type"))
                .toList();
    }

    private HttpResponse<String> get(DevelopmentClient who, String path) throws Exception {
        return client.send(client.bearing(token(who), path));
    }

    private HttpResponse<String> post(DevelopmentClient who, String path, String body) throws Exception {
        return client.send(client.bearing(token(who), path)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofString(body)));
    }

    private String token(DevelopmentClient who) {
        return new DevelopmentTokens(URI.create("http://localhost:" + client.port())).of(who);
    }
}
