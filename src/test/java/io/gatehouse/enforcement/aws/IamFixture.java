package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.PolicyArn;
import io.gatehouse.iam.Arn;
import io.gatehouse.policy.PrincipalArn;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** What somebody else makes in an account that a contract is tried on. */
record IamFixture(IamClient iam) implements AutoCloseable {

    private static final String PATH = "/contact-center/";
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
            + "\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}}";

    PrincipalArn make(PrincipalArn.Kind kind) {
        return PrincipalArn.parse(
                switch (kind) {
                    case ROLE -> role(name());
                    case USER -> user(name());
                });
    }

    String role(String name) {
        return iam.createRole(request -> request.roleName(name).path(PATH).assumeRolePolicyDocument(TRUST))
                .role()
                .arn();
    }

    private String user(String name) {
        return iam.createUser(request -> request.userName(name).path(PATH))
                .user()
                .arn();
    }

    /** A role bounded by a policy. */
    PrincipalArn bounded(String policyArn) {
        return PrincipalArn.parse(iam.createRole(request -> request.roleName(name())
                        .path(PATH)
                        .assumeRolePolicyDocument(TRUST)
                        .permissionsBoundary(policyArn))
                .role()
                .arn());
    }

    /** A new group that the user is in; answers its name. */
    String groupOf(PrincipalArn user) {
        String group = name();
        iam.createGroup(request -> request.groupName(group));
        iam.addUserToGroup(request -> request.groupName(group).userName(user.name()));
        return group;
    }

    void putGroupPolicy(String group, String policyName, String document) {
        iam.putGroupPolicy(
                request -> request.groupName(group).policyName(policyName).policyDocument(document));
    }

    void attachToGroup(String group, String policyArn) {
        iam.attachGroupPolicy(request -> request.groupName(group).policyArn(policyArn));
    }

    /** A policy that is not of Gatehouse's path. */
    String policy(String document) {
        return iam.createPolicy(
                        request -> request.policyName(name()).path("/theirs/").policyDocument(document))
                .policy()
                .arn();
    }

    void attach(PrincipalArn principal, String policyArn) {
        switch (principal.kind()) {
            case ROLE ->
                iam.attachRolePolicy(
                        request -> request.roleName(principal.name()).policyArn(policyArn));
            case USER ->
                iam.attachUserPolicy(
                        request -> request.userName(principal.name()).policyArn(policyArn));
        }
    }

    void delete(PrincipalArn role) {
        iam.deleteRole(request -> request.roleName(role.name()));
    }

    Map<String, String> tags(PolicyArn policy) {
        return iam.getPolicy(request -> request.policyArn(policy.toString())).policy().tags().stream()
                .collect(Collectors.toMap(Tag::key, Tag::value));
    }

    /** Of a policy that there is not yet, in the account of the principal. */
    static PolicyArn newPolicy(PrincipalArn principal) {
        return new PolicyArn(Arn.parse(
                "arn:aws:iam::" + principal.account() + ":policy" + PolicyArn.PATH + "Gatehouse-" + UUID.randomUUID()));
    }

    static String name() {
        return "contract-" + UUID.randomUUID();
    }

    @Override
    public void close() {
        iam.close();
    }
}
