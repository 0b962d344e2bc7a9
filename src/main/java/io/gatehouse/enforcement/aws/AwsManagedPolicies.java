package io.gatehouse.enforcement.aws;

import static io.gatehouse.enforcement.aws.AwsCalls.visible;

import io.gatehouse.enforcement.ManagedPolicies;
import io.gatehouse.enforcement.PolicyArn;
import io.gatehouse.policy.PrincipalArn;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;

/** Customer managed policies through the AWS SDK. */
record AwsManagedPolicies(IamClient iam, AwsCalls calls) implements ManagedPolicies {

    /** IAM counts versions up, v1 to v10 and beyond. */
    private static final Comparator<Version> BY_AGE = Comparator.comparing(
                    Version::id, Comparator.comparingInt(String::length))
            .thenComparing(Version::id);

    @Override
    public Optional<String> read(PolicyArn policy) {
        return new ManagedDocuments(iam, calls).read(policy.toString());
    }

    /** IAM allows five, which is fewer than fit in a page. */
    @Override
    public List<Version> versions(PolicyArn policy) {
        return calls
                .find(
                        "iam:ListPolicyVersions",
                        () -> iam.listPolicyVersions(request -> request.policyArn(policy.toString())),
                        answer -> Optional.of(answer.versions()).filter(versions -> !versions.isEmpty()))
                .orElse(List.of())
                .stream()
                .map(AwsManagedPolicies::version)
                .sorted(BY_AGE)
                .toList();
    }

    private static Version version(PolicyVersion version) {
        return new Version(version.versionId(), Boolean.TRUE.equals(version.isDefaultVersion()));
    }

    @Override
    public void create(PolicyArn policy, String document, Map<String, String> tags) {
        List<Tag> tagged = tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        calls.call(
                "iam:CreatePolicy",
                () -> iam.createPolicy(request -> request.policyName(policy.name())
                        .path(PolicyArn.PATH)
                        .policyDocument(document)
                        .tags(tagged)),
                answer -> Optional.ofNullable(answer.policy()));
    }

    @Override
    public void createVersion(PolicyArn policy, String document) {
        visible(calls.find(
                "iam:CreatePolicyVersion",
                () -> iam.createPolicyVersion(request -> request.policyArn(policy.toString())
                        .policyDocument(document)
                        .setAsDefault(true)),
                answer -> Optional.ofNullable(answer.policyVersion())));
    }

    @Override
    public void deleteVersion(PolicyArn policy, String version) {
        calls.find(
                "iam:DeletePolicyVersion",
                () -> iam.deletePolicyVersion(
                        request -> request.policyArn(policy.toString()).versionId(version)));
    }

    @Override
    public boolean isAttached(PolicyArn policy, PrincipalArn principal) {
        Entity entity = Entity.of(principal, iam, calls);
        return Page.all(marker -> entity.attached(PolicyArn.PATH, marker))
                .orElse(List.of())
                .contains(policy.toString());
    }

    @Override
    public void attach(PolicyArn policy, PrincipalArn principal) {
        boolean known = Entity.of(principal, iam, calls).attach(policy.toString());
        visible(Optional.of(policy).filter(it -> known));
    }

    @Override
    public void detach(PolicyArn policy, PrincipalArn principal) {
        Entity.of(principal, iam, calls).detach(policy.toString());
    }

    @Override
    public void delete(PolicyArn policy) {
        calls.find("iam:DeletePolicy", () -> iam.deletePolicy(request -> request.policyArn(policy.toString())));
    }
}
