package io.gatehouse.enforcement;

import io.gatehouse.analysis.Witness;
import io.gatehouse.enforcement.RoleProof.RoleProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The calls that Gatehouse makes in an account, and those next to them that it must not be able to make. */
final class RoleProbes {

    private static final String OWN_POLICY = "policy/gatehouse/Gatehouse-0190";

    private final EnforcementRole role;
    private final String inPath;
    private final List<RoleProbe> probes = new ArrayList<>();

    private RoleProbes(EnforcementRole role) {
        this.role = role;
        this.inPath = role.path().text() + "example";
    }

    static List<RoleProbe> of(EnforcementRole role) {
        var probes = new RoleProbes(role);
        probes.reads();
        probes.writes();
        probes.strangers();
        return probes.probes;
    }

    private void reads() {
        String why = "reads what a principal has";
        allow(why, "role" + inPath, "GetRole", "GetRolePolicy", "ListRolePolicies", "ListAttachedRolePolicies");
        allow(
                why,
                "user" + inPath,
                "GetUser",
                "GetUserPolicy",
                "ListUserPolicies",
                "ListAttachedUserPolicies",
                "ListGroupsForUser");
        allow(why, "group/example", "GetGroupPolicy", "ListGroupPolicies", "ListAttachedGroupPolicies");
        allow(why, "policy/example", "GetPolicy", "GetPolicyVersion");
    }

    private void writes() {
        allow("applies and revokes inline", "role" + inPath, "PutRolePolicy", "DeleteRolePolicy");
        allow("applies and revokes inline", "user" + inPath, "PutUserPolicy", "DeleteUserPolicy");
        allow(
                "applies and revokes a managed policy",
                OWN_POLICY,
                "CreatePolicy",
                "TagPolicy",
                "CreatePolicyVersion",
                "DeletePolicyVersion",
                "ListPolicyVersions",
                "DeletePolicy");
        Map<String, List<String>> own = Map.of("iam:policyarn", List.of(arn(OWN_POLICY)));
        for (String entity : List.of("Role", "User")) {
            String resource = arn(entity.toLowerCase(Locale.ROOT) + inPath);
            add(true, "Attach" + entity + "Policy", resource, own, "attaches its own policies");
            add(true, "Detach" + entity + "Policy", resource, own, "detaches its own policies");
        }
    }

    private void strangers() {
        String admin = "arn:" + role.partition() + ":iam::aws:policy/AdministratorAccess";
        Map<String, List<String>> stranger = Map.of("iam:policyarn", List.of(admin));
        add(false, "AttachRolePolicy", arn("role" + inPath), stranger, "a policy that is not Gatehouse's");
        add(false, "AttachUserPolicy", arn("user" + inPath), stranger, "a policy that is not Gatehouse's");
        add(false, "AttachRolePolicy", arn("role" + inPath), Map.of(), "a policy that is not named");
        deny("its own role", "role/" + EnforcementRole.NAME, "PutRolePolicy", "DeleteRolePolicy");
        if (role.runsHereAs("role")) {
            deny("what Gatehouse runs as", role.trusted().resource(), "PutRolePolicy", "AttachRolePolicy");
        } else if (role.runsHereAs("user")) {
            deny("what Gatehouse runs as", role.trusted().resource(), "PutUserPolicy", "AttachUserPolicy");
        }
        deny(
                "a role that only its service may change",
                "role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect",
                "PutRolePolicy");
        deny("a managed policy of somebody else", "policy/example", "CreatePolicyVersion", "DeletePolicy");
        deny("groups are only read", "group/example", "PutGroupPolicy", "AttachGroupPolicy", "AddUserToGroup");
        deny(
                "never needed",
                "role" + inPath,
                "CreateRole",
                "DeleteRole",
                "PassRole",
                "UpdateAssumeRolePolicy",
                "DeleteRolePermissionsBoundary");
        deny("never needed", "user" + inPath, "CreateAccessKey", "CreateLoginProfile");
        String another = "arn:" + role.partition() + ":iam::"
                + (role.account().digits().equals("999999999999") ? "888888888888" : "999999999999") + ":role" + inPath;
        add(false, "PutRolePolicy", another, Map.of(), "another account");
        if (!role.path().text().equals("/")) {
            deny("outside of the path", "role/elsewhere/example", "PutRolePolicy", "GetRolePolicy");
        }
    }

    private void allow(String why, String resource, String... actions) {
        for (String action : actions) {
            add(true, action, arn(resource), Map.of(), why);
        }
    }

    private void deny(String why, String resource, String... actions) {
        for (String action : actions) {
            add(false, action, arn(resource), Map.of(), why);
        }
    }

    private void add(boolean allowed, String action, String resource, Map<String, List<String>> context, String why) {
        probes.add(new RoleProbe(allowed, new Witness("iam:" + action, resource, context), why));
    }

    private String arn(String resource) {
        return "arn:" + role.partition() + ":iam::" + role.account() + ":" + resource;
    }
}
