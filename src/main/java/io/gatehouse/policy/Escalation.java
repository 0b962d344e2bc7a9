package io.gatehouse.policy;

import java.util.List;

/**
 * Actions by which a principal comes to more rights than its policies give.
 *
 * @param resource the last part of the ARNs of what they act on
 * @param meaning what they lead to
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">
 *     Actions of IAM</a>
 */
record Escalation(String resource, String meaning, List<String> actions) {

    static final List<Escalation> ALL = List.of(
            of("role/*", "rights can be given to roles", "iam:AttachRolePolicy", "iam:PutRolePolicy"),
            of("user/*", "rights can be given to users", "iam:AttachUserPolicy", "iam:PutUserPolicy"),
            of(
                    "group/*",
                    "rights can be given to the users of groups, or users to groups",
                    "iam:AddUserToGroup",
                    "iam:AttachGroupPolicy",
                    "iam:PutGroupPolicy"),
            of(
                    "policy/*",
                    "the rights of everybody who has a managed policy can be changed",
                    "iam:CreatePolicyVersion",
                    "iam:SetDefaultPolicyVersion"),
            of(
                    "role/*",
                    "the permissions boundaries of roles can be replaced or removed",
                    "iam:DeleteRolePermissionsBoundary",
                    "iam:PutRolePermissionsBoundary"),
            of(
                    "user/*",
                    "the permissions boundaries of users can be replaced or removed",
                    "iam:DeleteUserPermissionsBoundary",
                    "iam:PutUserPermissionsBoundary"),
            of(
                    "user/*",
                    "credentials of users can be made, with which to act as them",
                    "iam:CreateAccessKey",
                    "iam:CreateLoginProfile",
                    "iam:UpdateLoginProfile"),
            of("role/*", "it can be changed who may act as roles", "iam:UpdateAssumeRolePolicy"),
            of("role/*", "roles that trust the principal can be taken on", "sts:AssumeRole"),
            of(
                    "role/*",
                    "roles can be handed to services, which gives nothing by itself but all that a role may where the principal can also"
                            + " start or configure a service that takes it",
                    "iam:PassRole"));

    Escalation {
        actions = List.copyOf(actions);
    }

    private static Escalation of(String resource, String meaning, String... actions) {
        return new Escalation(resource, meaning, List.of(actions));
    }
}
