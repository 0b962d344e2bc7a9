package io.gatehouse.development.iam;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Create, get and delete customer managed policies. */
final class ManagedPolicyOperations {

    private static final int LARGEST = 6_144;
    private static final int MOST_TAGS = 50;

    private final Policies policies;

    ManagedPolicyOperations(Policies policies) {
        this.policies = policies;
    }

    Map<String, Operation> byName() {
        return Map.of("CreatePolicy", this::create, "GetPolicy", this::get, "DeletePolicy", this::delete);
    }

    private void create(QueryRequest request, Xml result) {
        String name = Constraint.POLICY_NAME.of(request, "PolicyName");
        String path = PrincipalOperations.path(request);
        write(
                policies.add(ManagedPolicy.create(request.account(), path, name, tags(request), document(request))),
                result);
    }

    private void get(QueryRequest request, Xml result) {
        write(policies.get(request), result);
    }

    private void delete(QueryRequest request, Xml result) {
        policies.remove(requireCustomers(policies.get(request)));
    }

    static String document(QueryRequest request) {
        String document = Constraint.DOCUMENT.of(request, "PolicyDocument");
        PolicyDocumentRules.requireIdentityPolicy(document);
        if (Principal.size(document) > LARGEST) {
            throw new AwsError(409, "LimitExceeded", "Cannot exceed quota for PolicySize: " + LARGEST);
        }
        return document;
    }

    static ManagedPolicy requireCustomers(ManagedPolicy policy) {
        if (policy.account().equals(ManagedPolicy.AWS)) {
            throw new AwsError(403, "AccessDenied", "Policy is outside your own account.");
        }
        return policy;
    }

    private static Map<String, String> tags(QueryRequest request) {
        Map<String, String> tags = new TreeMap<>();
        for (int i = 1; i <= MOST_TAGS; i++) {
            String parameter = "Tags.member." + i + ".";
            Optional<String> key = request.optional(parameter + "Key");
            if (key.isPresent()) {
                String value = request.required(parameter + "Value");
                Constraint.TAG_KEY.check("tags." + i + ".member.key", key.get());
                Constraint.TAG_VALUE.check("tags." + i + ".member.value", value);
                tags.put(key.get(), value);
            }
        }
        return tags;
    }

    private static void write(ManagedPolicy policy, Xml result) {
        result.open("Policy")
                .element("PolicyName", policy.name())
                .element("PolicyId", policy.id())
                .element("Arn", policy.arn())
                .element("Path", policy.path())
                .element("DefaultVersionId", "v" + policy.inForce())
                .element("AttachmentCount", policy.attachments())
                .element("PermissionsBoundaryUsageCount", 0)
                .element("IsAttachable", true)
                .element("CreateDate", policy.created())
                .element("UpdateDate", policy.updated())
                .open("Tags");
        policy.tags()
                .forEach((key, value) -> result.open("member")
                        .element("Key", key)
                        .element("Value", value)
                        .close());
        result.close().close();
    }
}
