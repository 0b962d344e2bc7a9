package io.gatehouse.enforcement.aws;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** A role and its policies. */
record RoleEntity(IamClient iam, AwsCalls calls, String name) implements Entity {

    @Override
    public Optional<Found> find() {
        return calls.find(
                "iam:GetRole",
                () -> iam.getRole(request -> request.roleName(name)),
                answer -> Optional.ofNullable(answer.role())
                        .map(role -> Found.of(role.arn(), role.roleId(), role.permissionsBoundary())));
    }

    @Override
    public Optional<String> inline(String policyName) {
        return calls.find(
                "iam:GetRolePolicy",
                () -> iam.getRolePolicy(request -> request.roleName(name).policyName(policyName)),
                answer -> Optional.ofNullable(answer.policyDocument()));
    }

    @Override
    public Optional<Page> inlineNames(@Nullable String marker) {
        return calls.find(
                "iam:ListRolePolicies",
                () -> iam.listRolePolicies(request -> request.roleName(name).marker(marker)),
                answer -> Page.of(answer.policyNames(), answer.isTruncated(), answer.marker()));
    }

    @Override
    public Optional<Page> attached(String path, @Nullable String marker) {
        return calls.find(
                "iam:ListAttachedRolePolicies",
                () -> iam.listAttachedRolePolicies(
                        request -> request.roleName(name).pathPrefix(path).marker(marker)),
                answer -> Page.of(
                        answer.attachedPolicies().stream()
                                .map(AttachedPolicy::policyArn)
                                .toList(),
                        answer.isTruncated(),
                        answer.marker()));
    }

    @Override
    public boolean put(String policyName, String document) {
        return calls.find(
                        "iam:PutRolePolicy",
                        () -> iam.putRolePolicy(request ->
                                request.roleName(name).policyName(policyName).policyDocument(document)))
                .isPresent();
    }

    @Override
    public boolean delete(String policyName) {
        return calls.find(
                        "iam:DeleteRolePolicy",
                        () -> iam.deleteRolePolicy(
                                request -> request.roleName(name).policyName(policyName)))
                .isPresent();
    }

    @Override
    public boolean attach(String policyArn) {
        return calls.find(
                        "iam:AttachRolePolicy",
                        () -> iam.attachRolePolicy(
                                request -> request.roleName(name).policyArn(policyArn)))
                .isPresent();
    }

    @Override
    public boolean detach(String policyArn) {
        return calls.find(
                        "iam:DetachRolePolicy",
                        () -> iam.detachRolePolicy(
                                request -> request.roleName(name).policyArn(policyArn)))
                .isPresent();
    }

    /** Groups are of users. */
    @Override
    public Optional<Page> groups(@Nullable String marker) {
        return Optional.of(new Page(List.of(), null));
    }
}
