package io.gatehouse.enforcement;

import io.gatehouse.development.iam.Call;
import io.gatehouse.development.iam.IamEndpoint;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One new role or user in IAM, what somebody else does to it, and what was called about it. */
record Iam(IamEndpoint endpoint, String arn, String kind, String name) {

    private static final Set<String> WRITES =
            Set.of("PutRolePolicy", "PutUserPolicy", "DeleteRolePolicy", "DeleteUserPolicy");

    static Iam role(IamEndpoint endpoint) {
        return role(endpoint, IamEndpoint.DEFAULT_ACCOUNT);
    }

    static Iam role(IamEndpoint endpoint, String account) {
        String name = "role-" + UUID.randomUUID();
        return new Iam(endpoint, endpoint.seed().role(account, "/contact-center/", name), "Role", name);
    }

    static Iam user(IamEndpoint endpoint) {
        return user(endpoint, IamEndpoint.DEFAULT_ACCOUNT);
    }

    static Iam user(IamEndpoint endpoint, String account) {
        String name = "user-" + UUID.randomUUID();
        String arn = endpoint.seed().user(account, "/", name);
        return new Iam(endpoint, arn, "User", name);
    }

    Map<String, String> policies() {
        return kind.equals("Role")
                ? endpoint.seed().rolePolicies(account(), name)
                : endpoint.seed().userPolicies(account(), name);
    }

    /** The customer managed policy of a request, by its ARN. */
    String managed(String requestId) {
        return "arn:aws:iam::" + account() + ":policy/gatehouse/Gatehouse-" + requestId;
    }

    /** The documents of its versions, the one in force under {@code default} too. */
    Map<String, String> versions(String requestId) {
        return endpoint.seed().versions(managed(requestId));
    }

    Set<String> attached() {
        return endpoint.seed().attached(arn);
    }

    String account() {
        return arn.split(":")[4];
    }

    /** Those on the principal and those on the policy, in their order. */
    List<String> callsAbout(String requestId) {
        return endpoint.calls().all().stream()
                .filter(call -> name.equals(call.parameters().get(kind + "Name"))
                        || managed(requestId).equals(call.parameters().get("PolicyArn"))
                        || ("Gatehouse-" + requestId).equals(call.parameters().get("PolicyName")))
                .map(Call::operation)
                .toList();
    }

    List<String> calls() {
        return endpoint.calls().all().stream()
                .filter(call -> name.equals(call.parameters().get(kind + "Name")))
                .map(Call::operation)
                .toList();
    }

    /** The calls that change something. */
    List<String> writes() {
        return calls().stream().filter(WRITES::contains).toList();
    }

    void put(String policyName, String document) throws Exception {
        does("Put" + kind + "Policy", Map.of("PolicyName", policyName, "PolicyDocument", document));
    }

    void delete(String policyName) throws Exception {
        does("Delete" + kind + "Policy", Map.of("PolicyName", policyName));
    }

    void deletePrincipal() throws Exception {
        does("Delete" + kind, Map.of());
    }

    /** The same name, and another principal. */
    void recreate() throws Exception {
        deletePrincipal();
        String path = arn.substring(arn.indexOf('/'), arn.lastIndexOf('/') + 1);
        if (kind.equals("Role")) {
            endpoint.seed().role(account(), path, name);
        } else {
            endpoint.seed().user(account(), path, name);
        }
    }

    /** Adds a version to the managed policy of a request and puts it in force. */
    void putVersion(String requestId, String document) throws Exception {
        does(
                "CreatePolicyVersion",
                Map.of("PolicyArn", managed(requestId), "PolicyDocument", document, "SetAsDefault", "true"));
    }

    void detach(String requestId) throws Exception {
        does("Detach" + kind + "Policy", Map.of("PolicyArn", managed(requestId)));
    }

    void attach(String requestId) throws Exception {
        does("Attach" + kind + "Policy", Map.of("PolicyArn", managed(requestId)));
    }

    private void does(String operation, Map<String, String> parameters) throws Exception {
        String form = "Action=" + operation + "&Version=2010-05-08&" + kind + "Name=" + name
                + parameters.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(endpoint.uri())
                                .header("Authorization", "AWS4-HMAC-SHA256 Credential=somebody/")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }
}
