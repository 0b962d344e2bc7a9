package io.gatehouse.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.IntentJson;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

/** The calls about requests, each by a caller with the scopes of its part. */
public record RequestCalls(Client client) {
    public static final String PATH = "/api/v1/association-requests";
    public static final String REQUESTER = "associations:read associations:request";
    public static final String APPROVER = "associations:read associations:approve";
    public static final String OPERATOR = "associations:read associations:apply";
    public static final String EVERYTHING =
            "associations:read associations:request associations:approve associations:apply audit:read ops:read";

    /** A subject that nobody else in this run has. */
    public static String somebody(String part) {
        return part + "-" + UUID.randomUUID();
    }

    public HttpResponse<String> submit(String who, IntentJson intent) throws Exception {
        return client.post(who, REQUESTER, PATH, intent.text());
    }

    public HttpResponse<String> submit(String who, String key, String body) throws Exception {
        return client.send(client.as(who, REQUESTER, PATH)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    public Submitted submitted(String who) throws Exception {
        return submitted(who, IntentJson.unique());
    }

    public Submitted submitted(String who, IntentJson intent) throws Exception {
        HttpResponse<String> answer = submit(who, intent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new Submitted(
                JsonPath.read(answer.body(), "$.id"),
                JsonPath.read(answer.body(), "$.policyDigest"),
                answer.headers().firstValue("ETag").orElseThrow());
    }

    public record Submitted(String id, String digest, String tag) {
        public String path() {
            return PATH + "/" + id;
        }
    }

    public HttpResponse<String> decide(String who, String decision, Submitted request) throws Exception {
        return decide(
                who,
                APPROVER,
                request.path(),
                "{\"decision\":\"%s\",\"policyDigest\":\"%s\"}".formatted(decision, request.digest()));
    }

    public HttpResponse<String> decide(String who, String scopes, String path, String body) throws Exception {
        return client.post(who, scopes, path + "/approvals", body);
    }

    public HttpResponse<String> cancel(String who, String scopes, Submitted request) throws Exception {
        return client.send(
                client.as(who, scopes, request.path() + "/cancellation").POST(BodyPublishers.noBody()));
    }

    public String status(Submitted request) throws Exception {
        return JsonPath.read(client.get("reader", OPERATOR, request.path()).body(), "$.status");
    }

    /** The actions on record, newest first, that match a query such as {@code actor=…}; calls of AWS left out. */
    public List<String> actions(String query) throws Exception {
        return JsonPath.read(events(query), "$.items[?(@.action != 'aws.call')].action");
    }

    public String events(String query) throws Exception {
        return client.get("auditor", "audit:read", "/api/v1/audit-events?limit=200&" + query)
                .body();
    }
}
