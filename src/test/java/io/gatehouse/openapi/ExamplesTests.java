package io.gatehouse.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.SharedServices;
import io.gatehouse.development.iam.Fault;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every example of the description is what the service answers to the example of a request. */
@ServiceTest
class ExamplesTests {

    private static final String API = "/api/v1";
    private static final String REQUESTS = API + "/association-requests";
    private static final String ADMINS = "arn:aws:iam::111122223333:role/contact-center/admins";
    private static final String OPERATOR = "associations:apply associations:read";

    @Autowired
    private Client client;

    @ParameterizedTest
    @ValueSource(strings = {"1-s3-bucket", "2-kinesis-stream", "3-lambda-function"})
    void previewsTheCasesOfAwsPage(String name) throws Exception {
        String intent = ExampleFiles.request("previewPolicy", name);
        check("previewPolicy", 200, name, client.post("dana", "associations:read", API + "/policy-previews", intent));
    }

    @ParameterizedTest
    @CsvSource({
        "evaluatePolicies, policy-evaluations, bucket-of-another-account",
        "comparePolicies, policy-comparisons, any-owner",
        "explainAccess, effective-access, any-bucket",
    })
    void analysesPolicies(String operation, String path, String name) throws Exception {
        String order = ExampleFiles.request(operation, name);
        check(operation, 200, name, client.post("dana", "associations:read", API + "/" + path, order));
    }

    @Test
    void saysWhatAPrincipalHasAndWhatAnAccountNeeds() throws Exception {
        String role = role("access-example");
        SharedServices.IAM
                .seed()
                .inline(
                        role,
                        "ReadBuckets",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Read\",\"Effect\":"
                                + "\"Allow\",\"Action\":[\"s3:GetBucketAcl\",\"s3:GetBucketLocation\"],\"Resource\":\"*\"}]}");
        String question = ExampleFiles.request("explainAccess", "principal");
        assertThat(question).contains(ADMINS);
        check(
                "explainAccess",
                200,
                "principal",
                client.post("operator", OPERATOR, API + "/effective-access", question.replace(ADMINS, role)),
                role);
        check(
                "getEnforcementRole",
                200,
                "one-path",
                client.get(
                        "operator",
                        OPERATOR,
                        API + "/setup/iam-role?accountId=111122223333&principalPath=/contact-center/"
                                + "&trustedArn=arn:aws:iam::999988887777:role/gatehouse"));
    }

    @Test
    void listsAndExplainsKinds() throws Exception {
        String all = client.get("dana", "associations:read", API + "/association-types")
                .body();
        ExampleFiles.check("listAssociationTypes", 200, "shortened-to-one-kind", only("SECURITY_KEY", all));
        check(
                "explainAssociationType",
                200,
                "security-key",
                client.get("dana", "associations:read", API + "/association-types/SECURITY_KEY"));
    }

    @Test
    void leadsFromARequestToItsRevocation() throws Exception {
        String role = role("example");
        HttpResponse<String> made = submit(role, Map.of());
        check("submitRequest", 201, "1-s3-bucket", made, role);
        String path = REQUESTS + "/" + JsonPath.read(made.body(), "$.id");
        check("examineRequest", 200, "pending", order(path + "/examinations", "", ""), role);
        String decision = ExampleFiles.request("decideRequest", "approve");
        assertThat(JsonPath.<String>read(decision, "$.policyDigest"))
                .isEqualTo(JsonPath.read(made.body(), "$.policyDigest"));

        check("getRequest", 200, "pending", read(path), role);
        check("listRequests", 200, "pending", read(REQUESTS + "?principalArn=" + role), role);
        check("getRequestPolicy", 200, "s3-bucket", read(path + "/policy"));
        check(
                "decideRequest",
                201,
                "approved",
                client.post("approver", "associations:approve", path + "/approvals", decision),
                role);
        String apply = ExampleFiles.request("applyRequest", "apply");
        check(
                "applyRequest",
                200,
                "plan",
                order(path + "/applications", ExampleFiles.request("applyRequest", "plan"), ""),
                role);
        check("applyRequest", 202, "started", order(path + "/applications", apply, ""));
        HttpResponse<String> finished = order(path + "/applications", apply, "wait=30");
        check("applyRequest", 200, "finished", finished);
        check(
                "getEnforcementRun",
                200,
                "finished",
                read(finished.headers().firstValue("Location").orElseThrow()));
        check("verifyRequest", 200, "in-force", order(path + "/verifications", "", ""));
        String revoke = ExampleFiles.request("revokeRequest", "revoke");
        SharedServices.IAM.faults().next("DeleteRolePolicy", Fault.hang(Duration.ofSeconds(1)));
        check("revokeRequest", 202, "started", order(path + "/revocations", revoke, ""));
        check("revokeRequest", 200, "finished", order(path + "/revocations", revoke, "wait=30"));
        checkEvents(path.substring(REQUESTS.length() + 1), role);
    }

    @Test
    void listsDrift() throws Exception {
        String role = role("drifted-example");
        String path = submit(role, Map.of()).headers().firstValue("Location").orElseThrow();
        client.post(
                "approver",
                "associations:approve",
                path + "/approvals",
                ExampleFiles.request("decideRequest", "approve"));
        order(path + "/applications", ExampleFiles.request("applyRequest", "apply"), "wait=30");
        SharedServices.IAM
                .seed()
                .inline(
                        role,
                        "Gatehouse-" + path.substring(REQUESTS.length() + 1),
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\","
                                + "\"Resource\":\"*\"}}");
        assertThat(order(path + "/verifications", "", "").statusCode()).isEqualTo(200);
        check("listDrift", 200, "changed", read(API + "/drift?principalArn=" + role), role);
    }

    @Test
    void retriesARunAndRevokesAPrincipal() throws Exception {
        String role = role("retried-example");
        String path = submit(role, Map.of()).headers().firstValue("Location").orElseThrow();
        client.post(
                "approver",
                "associations:approve",
                path + "/approvals",
                ExampleFiles.request("decideRequest", "approve"));
        SharedServices.IAM.faults().next("PutRolePolicy", Fault.accessDenied());
        String failed = order(path + "/applications", ExampleFiles.request("applyRequest", "apply"), "wait=30")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        check("listEnforcementRuns", 200, "failed", read(API + "/enforcement-runs?status=FAILED&principalArn=" + role));
        SharedServices.IAM.faults().next("GetRole", Fault.hang(Duration.ofSeconds(1)));
        check("retryEnforcementRun", 202, "started", order(failed + "/retries", "", ""));
        check("retryEnforcementRun", 200, "finished", order(failed + "/retries", "", "wait=30"));
        String revoke = ExampleFiles.request("revokePrincipal", "revoke");
        assertThat(revoke).contains(ADMINS);
        check(
                "revokePrincipal",
                202,
                "started",
                order(API + "/principals/revocations", revoke.replace(ADMINS, role), ""));
    }

    @Test
    void cancelsARequest() throws Exception {
        String role = role("cancelled-example");
        String path = submit(role, Map.of()).headers().firstValue("Location").orElseThrow();
        check("cancelRequest", 200, "cancelled", order(path + "/cancellation", "", ""), role);
    }

    @Test
    void repeatsARequestUnderItsKey() throws Exception {
        String role = role("repeated-example");
        Map<String, String> key = Map.of("Idempotency-Key", "examples-tests");
        assertThat(submit(role, key).statusCode()).isEqualTo(201);
        check("submitRequest", 200, "repeated", submit(role, key), role);
    }

    private void checkEvents(String id, String role) throws IOException, InterruptedException {
        String events = API + "/audit-events";
        HttpResponse<String> found =
                client.get("auditor", "audit:read", events + "?action=association-request.approved&requestId=" + id);
        check("listAuditEvents", 200, "approval", found, role);
        String event = JsonPath.read(found.body(), "$.items[0].id");
        String at = JsonPath.read(found.body(), "$.items[0].recordedAt");
        check("getAuditEvent", 200, "approval", client.get("auditor", "audit:read", events + "/" + event), role);
        String line = client.get("auditor", "audit:read", events + "/export?from=" + at)
                .body()
                .lines()
                .filter(it -> it.contains(event))
                .findFirst()
                .orElseThrow();
        ExampleFiles.checkLine("exportAuditEvents", 200, "approval", line.replace(role, ADMINS));
    }

    private static String role(String name) {
        return SharedServices.IAM.seed().role("111122223333", "/contact-center/", name);
    }

    private HttpResponse<String> submit(String role, Map<String, String> headers)
            throws IOException, InterruptedException {
        String body = ExampleFiles.request("submitRequest", "1-s3-bucket");
        assertThat(body).contains(ADMINS);
        var request = client.as("requester", "associations:request", REQUESTS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace(ADMINS, role)));
        headers.forEach(request::header);
        return client.send(request);
    }

    private HttpResponse<String> read(String path) throws IOException, InterruptedException {
        return client.get("requester", OPERATOR, path);
    }

    private HttpResponse<String> order(String path, String body, String prefer)
            throws IOException, InterruptedException {
        var request = client.as("requester", OPERATOR, path);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!prefer.isEmpty()) {
            request.header("Prefer", prefer);
        }
        return client.send(request.POST(BodyPublishers.ofString(body)));
    }

    private static void check(String operation, int status, String name, HttpResponse<String> answer)
            throws IOException {
        check(operation, status, name, answer, ADMINS);
    }

    private static void check(String operation, int status, String name, HttpResponse<String> answer, String role)
            throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        ExampleFiles.check(operation, status, name, answer.body().replace(role, ADMINS));
    }

    private static String only(String kind, String catalogue) {
        JsonNode node = JsonMapper.shared().readTree(catalogue);
        var items = node.path("items")
                .valueStream()
                .filter(it -> it.path("kind").asString().equals(kind))
                .toList();
        ((ObjectNode) node).putArray("items").addAll(items);
        return node.toString();
    }
}
