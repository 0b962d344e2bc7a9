package io.gatehouse.request;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The calls of the people around a request, each as somebody with just the scopes for it. */
final class Calls {

    static final String REQUESTS = "/api/v1/association-requests";
    static final String MAY_REQUEST = "associations:read associations:request";
    static final String MAY_APPROVE = "associations:read associations:approve";
    static final String MAY_APPLY = "associations:read associations:apply";
    static final String MAY_AUDIT = "associations:read audit:read";

    private final Client client;

    Calls(Client client) {
        this.client = client;
    }

    /** The body of a request for a bucket of its own. */
    static String intent() {
        return intent("bucket-" + UUID.randomUUID());
    }

    static String intent(String bucket) {
        return """
                {"instanceArn": "arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef",
                 "principalArn": "arn:aws:iam::111122223333:role/contact-center/admins",
                 "associations": [{"kind": "S3_BUCKET", "resourceArn": "arn:aws:s3:::%s",
                                   "storageResourceTypes": ["CALL_RECORDINGS"]}],
                 "justification": "TICKET-123"}""".formatted(bucket);
    }

    HttpResponse<String> submit(String actor, String body, String... headers) throws IOException, InterruptedException {
        return post(actor, MAY_REQUEST, REQUESTS, body, headers);
    }

    HttpResponse<String> decide(String actor, Submitted request, String decision, String... headers)
            throws IOException, InterruptedException {
        return post(actor, MAY_APPROVE, request.path() + "/approvals", decision(decision, request.digest()), headers);
    }

    HttpResponse<String> post(String actor, String scopes, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = client.as(actor, scopes, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request);
    }

    HttpResponse<String> get(String actor, String scopes, String path) throws IOException, InterruptedException {
        return client.get(actor, scopes, path);
    }

    Submitted submitted(String actor) throws IOException, InterruptedException {
        return Submitted.of(submit(actor, intent()));
    }

    String status(Submitted request) throws IOException, InterruptedException {
        return JsonPath.read(get("reader", MAY_APPROVE, request.path()).body(), "$.status");
    }

    /** Newest first. */
    List<Map<String, Object>> events(String query) throws IOException, InterruptedException {
        return JsonPath.read(
                get("auditor", MAY_AUDIT, "/api/v1/audit-events?limit=200&" + query)
                        .body(),
                "$.items");
    }

    static String decision(String decision, String digest) {
        return "{\"decision\": \"" + decision + "\", \"policyDigest\": \"" + digest + "\"}";
    }

    /** What a test has to know of a request that was answered. */
    record Submitted(String id, String digest, String tag) {

        static Submitted of(HttpResponse<String> answer) {
            return new Submitted(
                    JsonPath.read(answer.body(), "$.id"),
                    JsonPath.read(answer.body(), "$.policyDigest"),
                    answer.headers().firstValue("ETag").orElseThrow());
        }

        String path() {
            return REQUESTS + "/" + id;
        }
    }
}
