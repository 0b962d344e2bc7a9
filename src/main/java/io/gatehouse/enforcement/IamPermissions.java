package io.gatehouse.enforcement;

import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.ActionScope;
import io.gatehouse.iam.Comparison;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ConditionKey;
import io.gatehouse.iam.ConditionOperator;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.Partition;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.ResourcePattern;
import io.gatehouse.iam.ResourceScope;
import io.gatehouse.iam.Statement;
import io.gatehouse.policy.PrincipalArn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What Gatehouse does in IAM of one account, as a policy: the actions it uses, on the principals it is given, no other. */
public record IamPermissions(Partition partition, AccountId account) {

    private static final List<String> OF_ROLES = List.of(
            "GetRole",
            "ListRolePolicies",
            "GetRolePolicy",
            "PutRolePolicy",
            "DeleteRolePolicy",
            "ListAttachedRolePolicies",
            "AttachRolePolicy",
            "DetachRolePolicy");
    private static final List<String> OF_USERS = List.of(
            "GetUser",
            "ListUserPolicies",
            "GetUserPolicy",
            "PutUserPolicy",
            "DeleteUserPolicy",
            "ListAttachedUserPolicies",
            "AttachUserPolicy",
            "DetachUserPolicy",
            "ListGroupsForUser");
    private static final List<String> OF_GROUPS =
            List.of("ListGroupPolicies", "GetGroupPolicy", "ListAttachedGroupPolicies");
    private static final List<String> OF_POLICIES = List.of(
            "CreatePolicy",
            "TagPolicy",
            "ListPolicyVersions",
            "CreatePolicyVersion",
            "DeletePolicyVersion",
            "DeletePolicy");
    private static final List<String> READING = List.of("GetPolicy", "GetPolicyVersion");

    /**
     * For one principal alone. Of one that is gone, IAM may know no path, and names are unique in an account whatever the
     * path: so that it can be seen to be gone, or to be on another path, it may be asked for by its name.
     */
    public static PolicyDocument on(PrincipalArn principal) {
        var permissions = new IamPermissions(principal.arn().partition(), principal.account());
        boolean role = principal.kind() == PrincipalArn.Kind.ROLE;
        ResourcePattern gone = permissions.resource((role ? "role/" : "user/") + principal.name());
        ResourcePattern elsewhere = permissions.resource((role ? "role/*/" : "user/*/") + principal.name());
        Set<ResourcePattern> itself = new HashSet<>(List.of(ResourcePattern.of(principal.arn()), gone));
        List<Statement> statements =
                role ? permissions.statements(itself, Set.of()) : permissions.statements(Set.of(), itself);
        statements.add(allow(List.of(role ? "GetRole" : "GetUser"), elsewhere));
        return PolicyDocument.of(statements);
    }

    /** For many, such as all below a path. */
    public PolicyDocument on(Set<ResourcePattern> roles, Set<ResourcePattern> users) {
        return PolicyDocument.of(statements(roles, users));
    }

    private List<Statement> statements(Set<ResourcePattern> roles, Set<ResourcePattern> users) {
        List<Statement> statements = new ArrayList<>();
        List<String> onPrincipals = new ArrayList<>();
        if (!roles.isEmpty()) {
            statements.add(allow(OF_ROLES, ResourceScope.of(roles)));
            onPrincipals.addAll(OF_ROLES);
        }
        if (!users.isEmpty()) {
            statements.add(allow(OF_USERS, ResourceScope.of(users)));
            statements.add(allow(OF_GROUPS, resource("group/*")));
            onPrincipals.addAll(OF_USERS);
        }
        ResourcePattern ours = resource("policy" + PolicyArn.PATH + "*");
        statements.add(allow(READING, ResourcePattern.ANY));
        statements.add(allow(OF_POLICIES, ours));
        statements.add(nobodyElsesPolicies(onPrincipals, ours));
        return statements;
    }

    /** A condition of its own would repeat the principals, and a session policy has 2,048 characters. */
    private static Statement nobodyElsesPolicies(List<String> actions, ResourcePattern ours) {
        var another = new Condition(
                ConditionOperator.of(Comparison.ARN_NOT_LIKE), new ConditionKey("iam:PolicyARN"), ours.text());
        Stream<String> attaching =
                actions.stream().filter(action -> action.startsWith("Attach") || action.startsWith("Detach"));
        return new Statement(
                Optional.empty(),
                Effect.DENY,
                scope(attaching),
                ResourceScope.of(ResourcePattern.ANY),
                List.of(another));
    }

    private static Statement allow(List<String> actions, ResourcePattern resource) {
        return allow(actions, ResourceScope.of(resource));
    }

    private static Statement allow(List<String> actions, ResourceScope resources) {
        return new Statement(Optional.empty(), Effect.ALLOW, scope(actions.stream()), resources, List.of());
    }

    private static ActionScope scope(Stream<String> actions) {
        return ActionScope.of(
                actions.map(action -> new ActionPattern("iam:" + action)).toList());
    }

    private ResourcePattern resource(String resource) {
        return new ResourcePattern("arn:" + partition.id() + ":iam::" + account + ":" + resource);
    }
}
