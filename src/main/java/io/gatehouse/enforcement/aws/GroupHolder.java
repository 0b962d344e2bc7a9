package io.gatehouse.enforcement.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** A group and its policies. */
record GroupHolder(IamClient iam, AwsCalls calls, String name) implements Holder {

    @Override
    public Optional<String> inline(String policyName) {
        return calls.find(
                "iam:GetGroupPolicy",
                () -> iam.getGroupPolicy(request -> request.groupName(name).policyName(policyName)),
                answer -> Optional.ofNullable(answer.policyDocument()));
    }

    @Override
    public Optional<Page> inlineNames(@Nullable String marker) {
        return calls.find(
                "iam:ListGroupPolicies",
                () -> iam.listGroupPolicies(request -> request.groupName(name).marker(marker)),
                answer -> Page.of(answer.policyNames(), answer.isTruncated(), answer.marker()));
    }

    @Override
    public Optional<Page> attached(String path, @Nullable String marker) {
        return calls.find(
                "iam:ListAttachedGroupPolicies",
                () -> iam.listAttachedGroupPolicies(
                        request -> request.groupName(name).pathPrefix(path).marker(marker)),
                answer -> Page.of(
                        answer.attachedPolicies().stream()
                                .map(AttachedPolicy::policyArn)
                                .toList(),
                        answer.isTruncated(),
                        answer.marker()));
    }
}
