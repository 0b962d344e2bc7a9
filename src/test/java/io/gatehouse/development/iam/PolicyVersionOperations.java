package io.gatehouse.development.iam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Create, get, list and delete the versions of a managed policy, and put another one in force. */
final class PolicyVersionOperations {

    private final Policies policies;

    PolicyVersionOperations(Policies policies) {
        this.policies = policies;
    }

    Map<String, Operation> byName() {
        return Map.of(
                "CreatePolicyVersion", this::create,
                "GetPolicyVersion", this::get,
                "ListPolicyVersions", this::list,
                "SetDefaultPolicyVersion", this::putInForce,
                "DeletePolicyVersion", this::delete);
    }

    private void create(QueryRequest request, Xml result) {
        String document = ManagedPolicyOperations.document(request);
        boolean inForce = request.optional("SetAsDefault").map("true"::equals).orElse(false);
        ManagedPolicy changed =
                policies.change(target(request), current -> requireRoom(current).with(document, inForce));
        result.open("PolicyVersion");
        write(changed, newest(changed), result);
        result.close();
    }

    private void get(QueryRequest request, Xml result) {
        ManagedPolicy policy = policies.get(request);
        ManagedPolicy.Version version = version(policy, request);
        result.open("PolicyVersion").element("Document", Rfc3986.encode(version.document()));
        write(policy, version, result);
        result.close();
    }

    /** There are five at most: always one page. */
    private void list(QueryRequest request, Xml result) {
        ManagedPolicy policy = policies.get(request);
        List<ManagedPolicy.Version> newestFirst = new ArrayList<>(policy.versions());
        Collections.reverse(newestFirst);
        result.open("Versions");
        for (ManagedPolicy.Version version : newestFirst) {
            result.open("member");
            write(policy, version, result);
            result.close();
        }
        result.close().element("IsTruncated", false);
    }

    private void putInForce(QueryRequest request, Xml result) {
        policies.change(target(request), current -> current.putInForce(version(current, request)));
    }

    private void delete(QueryRequest request, Xml result) {
        policies.change(target(request), current -> {
            ManagedPolicy.Version version = version(current, request);
            if (current.isInForce(version)) {
                throw new AwsError(409, "DeleteConflict", "Cannot delete the default version of a policy.");
            }
            return current.without(version);
        });
    }

    private ManagedPolicy target(QueryRequest request) {
        return ManagedPolicyOperations.requireCustomers(policies.get(request));
    }

    private static ManagedPolicy requireRoom(ManagedPolicy policy) {
        if (policy.versions().size() >= ManagedPolicy.MOST_VERSIONS) {
            throw new AwsError(
                    409,
                    "LimitExceeded",
                    "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing"
                            + " version.");
        }
        return policy;
    }

    private static ManagedPolicy.Version version(ManagedPolicy policy, QueryRequest request) {
        String id = Constraint.VERSION_ID.of(request, "VersionId");
        return policy.version(id)
                .orElseThrow(() -> new AwsError(
                        404,
                        "NoSuchEntity",
                        "Policy %s version %s does not exist or is not attachable.".formatted(policy.arn(), id)));
    }

    private static ManagedPolicy.Version newest(ManagedPolicy policy) {
        return policy.versions().get(policy.versions().size() - 1);
    }

    private static void write(ManagedPolicy policy, ManagedPolicy.Version version, Xml result) {
        result.element("VersionId", version.id())
                .element("IsDefaultVersion", policy.isInForce(version))
                .element("CreateDate", version.created());
    }
}
