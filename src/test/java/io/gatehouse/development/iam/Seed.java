package io.gatehouse.development.iam;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a development run or a test finds in its accounts, as if it had always been there: no read is too early for it.
 * Whatever exists already is left as it is.
 */
public final class Seed {

    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{%s},"Action":%s%s}]}""";
    private static final String ASSUME = "\"sts:AssumeRole\"";

    private final Principals principals;
    private final Policies policies;

    Seed(Store store) {
        principals = new Principals(store, null, true);
        policies = new Policies(store, null, true);
    }

    /** Returns the ARN; the path begins and ends with a slash. */
    public String role(String account, String path, String name) {
        String trust = TRUST.formatted("\"AWS\":\"arn:aws:iam::" + account + ":root\"", ASSUME, "");
        return ensure(PrincipalKind.ROLE, account, path, name, trust);
    }

    /** A role that only who presents the external id may assume. */
    public String roleWithExternalId(String account, String path, String name, String externalId) {
        String condition = ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"" + externalId + "\"}}";
        String trust = TRUST.formatted("\"AWS\":\"*\"", ASSUME, condition);
        return ensure(PrincipalKind.ROLE, account, path, name, trust);
    }

    /** A role whose sessions may say on whose behalf they are. */
    public String roleWithSourceIdentity(String account, String path, String name) {
        String trust = TRUST.formatted("\"AWS\":\"*\"", "[\"sts:AssumeRole\",\"sts:SetSourceIdentity\"]", "");
        return ensure(PrincipalKind.ROLE, account, path, name, trust);
    }

    /** A role that nobody but AWS can change. */
    public String serviceLinkedRole(String account, String service, String name) {
        String trust = TRUST.formatted("\"Service\":\"" + service + "\"", ASSUME, "");
        return ensure(PrincipalKind.ROLE, account, "/aws-service-role/" + service + "/", name, trust);
    }

    public String user(String account, String path, String name) {
        return ensure(PrincipalKind.USER, account, path, name, "");
    }

    public String group(String account, String path, String name) {
        return ensure(PrincipalKind.GROUP, account, path, name, "");
    }

    public void join(String userArn, String groupArn) {
        String group = principals.get(groupArn).name();
        principals.change(principals.get(userArn), user -> user.in(group));
    }

    /** An inline policy of a role, user or group. */
    public void inline(String arn, String policyName, String document) {
        principals.change(principals.get(arn), current -> current.with(policyName, document));
    }

    /** Returns the ARN. */
    public String managedPolicy(String account, String path, String name, String document) {
        ManagedPolicy policy = ManagedPolicy.create(account, path, name, Map.of(), document);
        return policies.find(policy.arn()).orElseGet(() -> policies.add(policy)).arn();
    }

    /** One of AWS's own, which nobody can change. */
    public String awsManagedPolicy(String path, String name, String document) {
        return managedPolicy(ManagedPolicy.AWS, path, name, document);
    }

    /** Attaches a managed policy to a role, user or group. */
    public void attach(String arn, String policyArn) {
        policies.attach(principals.get(arn), policies.find(policyArn).orElseThrow());
    }

    public void detach(String arn, String policyArn) {
        policies.detach(principals.get(arn), policies.find(policyArn).orElseThrow());
    }

    public void bound(String arn, String policyArn) {
        String known = policies.find(policyArn).orElseThrow().arn();
        principals.change(principals.get(arn), current -> current.bounded(known));
    }

    /** The documents of the versions of a managed policy by version, the one in force under {@code default} too. */
    public Map<String, String> versions(String policyArn) {
        Map<String, String> documents = new TreeMap<>();
        policies.find(policyArn).ifPresent(policy -> {
            policy.versions().forEach(version -> documents.put(version.id(), version.document()));
            documents.put("default", policy.document());
        });
        return documents;
    }

    public Map<String, String> tags(String policyArn) {
        return policies.find(policyArn).orElseThrow().tags();
    }

    /** The ARNs of the managed policies attached to a role, user or group. */
    public Set<String> attached(String arn) {
        return principals.get(arn).attached();
    }

    /** The inline policies of a role by name; none if the role is missing. */
    public Map<String, String> rolePolicies(String account, String role) {
        return policies(PrincipalKind.ROLE, account, role);
    }

    public Map<String, String> userPolicies(String account, String user) {
        return policies(PrincipalKind.USER, account, user);
    }

    private Map<String, String> policies(PrincipalKind kind, String account, String name) {
        return principals
                .find(kind, account, name)
                .<Map<String, String>>map(Principal::policies)
                .orElseGet(TreeMap::new);
    }

    private String ensure(PrincipalKind kind, String account, String path, String name, String trust) {
        return principals
                .find(kind, account, name)
                .orElseGet(() -> principals.add(Principal.create(kind, account, path, name, trust)))
                .arn();
    }
}
