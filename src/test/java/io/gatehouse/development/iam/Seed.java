package io.gatehouse.development.iam;

import java.util.Map;
import java.util.TreeMap;

/** What a development run or a test finds in its accounts. Whatever exists already is left as it is. */
public final class Seed {

    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{%s},"Action":"sts:AssumeRole"%s}]}""";

    private final Principals principals;

    Seed(Principals principals) {
        this.principals = principals;
    }

    /** Returns the ARN; the path begins and ends with a slash. */
    public String role(String account, String path, String name) {
        String trust = TRUST.formatted("\"AWS\":\"arn:aws:iam::" + account + ":root\"", "");
        return ensure(PrincipalKind.ROLE, account, path, name, trust);
    }

    /** A role that only who presents the external id may assume. */
    public String roleWithExternalId(String account, String path, String name, String externalId) {
        String condition = ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"" + externalId + "\"}}";
        String trust = TRUST.formatted("\"AWS\":\"*\"", condition);
        return ensure(PrincipalKind.ROLE, account, path, name, trust);
    }

    /** A role that nobody but AWS can change. */
    public String serviceLinkedRole(String account, String service, String name) {
        String trust = TRUST.formatted("\"Service\":\"" + service + "\"", "");
        return ensure(PrincipalKind.ROLE, account, "/aws-service-role/" + service + "/", name, trust);
    }

    public String user(String account, String path, String name) {
        return ensure(PrincipalKind.USER, account, path, name, "");
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
