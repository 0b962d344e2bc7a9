package io.gatehouse.enforcement.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Group;

/** A user and its policies. */
record UserEntity(IamClient iam, AwsCalls calls, String name) implements Entity {

    @Override
    public Optional<Found> find() {
        return calls.find(
                "iam:GetUser",
                () -> iam.getUser(request -> request.userName(name)),
                answer -> Optional.ofNullable(answer.user())
                        .map(user -> Found.of(user.arn(), user.userId(), user.permissionsBoundary())));
    }

    @Override
    public Optional<String> inline(String policyName) {
        return calls.find(
                "iam:GetUserPolicy",
                () -> iam.getUserPolicy(request -> request.userName(name).policyName(policyName)),
                answer -> Optional.ofNullable(answer.policyDocument()));
    }

    @Override
    public Optional<Page> inlineNames(@Nullable String marker) {
        return calls.find(
                "iam:ListUserPolicies",
                () -> iam.listUserPolicies(request -> request.userName(name).marker(marker)),
                answer -> Page.of(answer.policyNames(), answer.isTruncated(), answer.marker()));
    }

    @Override
    public Optional<Page> attached(String path, @Nullable String marker) {
        return calls.find(
                "iam:ListAttachedUserPolicies",
                () -> iam.listAttachedUserPolicies(
                        request -> request.userName(name).pathPrefix(path).marker(marker)),
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
                        "iam:PutUserPolicy",
                        () -> iam.putUserPolicy(request ->
                                request.userName(name).policyName(policyName).policyDocument(document)))
                .isPresent();
    }

    @Override
    public boolean delete(String policyName) {
        return calls.find(
                        "iam:DeleteUserPolicy",
                        () -> iam.deleteUserPolicy(
                                request -> request.userName(name).policyName(policyName)))
                .isPresent();
    }

    @Override
    public boolean attach(String policyArn) {
        return calls.find(
                        "iam:AttachUserPolicy",
                        () -> iam.attachUserPolicy(
                                request -> request.userName(name).policyArn(policyArn)))
                .isPresent();
    }

    @Override
    public boolean detach(String policyArn) {
        return calls.find(
                        "iam:DetachUserPolicy",
                        () -> iam.detachUserPolicy(
                                request -> request.userName(name).policyArn(policyArn)))
                .isPresent();
    }

    @Override
    public Optional<Page> groups(@Nullable String marker) {
        return calls.find(
                "iam:ListGroupsForUser",
                () -> iam.listGroupsForUser(request -> request.userName(name).marker(marker)),
                answer -> Page.of(
                        answer.groups().stream().map(Group::groupName).toList(),
                        answer.isTruncated(),
                        answer.marker()));
    }
}
