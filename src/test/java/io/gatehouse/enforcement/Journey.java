package io.gatehouse.enforcement;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.request.PolicyKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes requests through their life over HTTP, each step as somebody who may take it. */
class Journey {

    static final String WAIT = "wait=30";

    private static final String REQUESTS = "/api/v1/association-requests";
    private static final String OPERATOR = "associations:read associations:apply";

    private final Client client;

    Journey(Client client) {
        this.client = client;
    }

    static Journey to(int port) {
        return new Journey(Client.on(port));
    }

    String pending(String principalArn) throws Exception {
        String account = principalArn.split(":")[4];
        HttpResponse<String> created = client.post(
                "requester", "associations:request", REQUESTS, """
                {"instanceArn": "arn:aws:connect:us-east-1:%s:instance/12345678-90ab-cdef-1234-567890abcdef",
                 "principalArn": "%s", "justification": "a test", "associations": [{"kind": "S3_BUCKET",
                 "resourceArn": "arn:aws:s3:::recordings-%s", "storageResourceTypes": ["CALL_RECORDINGS"]}]}
                """.formatted(account, principalArn, UUID.randomUUID()));
        if (created.statusCode() != 201) {
            throw new IllegalStateException(created.body());
        }
        return JsonPath.read(created.body(), "$.id");
    }

    String approved(String principalArn) throws Exception {
        String id = pending(principalArn);
        String digest = JsonPath.read(request(id), "$.policyDigest");
        HttpResponse<String> decided = client.post(
                "approver", "associations:approve", REQUESTS + "/" + id + "/approvals", """
                {"decision": "APPROVE", "policyDigest": "%s"}""".formatted(digest));
        if (decided.statusCode() != 201) {
            throw new IllegalStateException(decided.body());
        }
        return id;
    }

    String applied(String principalArn) throws Exception {
        String id = approved(principalArn);
        HttpResponse<String> run = apply(id);
        if (run.statusCode() != 200 || !run.body().contains("SUCCEEDED")) {
            throw new IllegalStateException(run.body());
        }
        return id;
    }

    String applied(String principalArn, PolicyKind kind) throws Exception {
        String id = approved(principalArn);
        HttpResponse<String> run = apply(id, kind);
        if (run.statusCode() != 200 || !run.body().contains("SUCCEEDED")) {
            throw new IllegalStateException(run.body());
        }
        return id;
    }

    HttpResponse<String> apply(String id, PolicyKind kind) throws Exception {
        return order(id, "applications", "{\"policyKind\": \"" + kind + "\"}", "Prefer", WAIT);
    }

    HttpResponse<String> apply(String id) throws Exception {
        return order(id, "applications", "{\"policyKind\": \"INLINE\"}", "Prefer", WAIT);
    }

    HttpResponse<String> decide(String id, String approver, String decision) throws Exception {
        return client.post(approver, "associations:approve", REQUESTS + "/" + id + "/approvals", """
                {"decision": "%s", "policyDigest": "%s"}""".formatted(
                        decision, JsonPath.<String>read(request(id), "$.policyDigest")));
    }

    HttpResponse<String> revoke(String id) throws Exception {
        return order(id, "revocations", "{\"reason\": \"over\"}", "Prefer", WAIT);
    }

    /** A request whose policy somebody has put back after its revocation. */
    String revokedAndBack(Iam role) throws Exception {
        String id = applied(role.arn());
        String document = role.policies().get("Gatehouse-" + id);
        revoke(id);
        role.put("Gatehouse-" + id, document);
        return id;
    }

    HttpResponse<String> verify(String id) throws Exception {
        return order(id, "verifications", "", "Prefer", WAIT);
    }

    HttpResponse<String> cancel(String id) throws Exception {
        return client.post("requester", "associations:request", REQUESTS + "/" + id + "/cancellation", "");
    }

    HttpResponse<String> order(String id, String what, String body, String header, String value) throws Exception {
        return client.send(client.as("operator", OPERATOR, REQUESTS + "/" + id + "/" + what)
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> retry(String run, String prefer) throws Exception {
        return client.send(client.as("operator", OPERATOR, "/api/v1/enforcement-runs/" + run + "/retries")
                .header("Prefer", prefer)
                .POST(BodyPublishers.noBody()));
    }

    HttpResponse<String> postAs(String actor, String scopes, String path, String body) throws Exception {
        return client.post(actor, scopes, path, body);
    }

    HttpResponse<String> getAs(String actor, String scopes, String path) throws Exception {
        return client.get(actor, scopes, path);
    }

    HttpResponse<String> getAs(String actor, String path) throws Exception {
        return client.get(actor, "associations:read", path);
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.get("operator", OPERATOR, path);
    }

    /** The principals of the latest refusals on record. */
    List<String> refusedPrincipals() throws Exception {
        return JsonPath.read(
                getAs("auditor", "audit:read", "/api/v1/audit-events?action=refused")
                        .body(),
                "$.items[*].detail.subject.principalArn");
    }

    String request(String id) throws Exception {
        return get(REQUESTS + "/" + id).body();
    }

    /** Such as {@code APPLIED/IN_FORCE}. */
    String state(String id) throws Exception {
        String body = request(id);
        return JsonPath.read(body, "$.status") + "/" + JsonPath.read(body, "$.enforcement.status");
    }

    String policy(String id) throws Exception {
        return get(REQUESTS + "/" + id + "/policy").body();
    }

    /** Oldest first. */
    List<Map<String, Object>> events(String id) throws Exception {
        HttpResponse<String> answer =
                client.get("auditor", "audit:read", "/api/v1/audit-events?limit=200&requestId=" + id);
        List<Map<String, Object>> events = new ArrayList<>(JsonPath.read(answer.body(), "$.items[*]"));
        Collections.reverse(events);
        return events;
    }
}
