package io.gatehouse.enforcement.aws;

import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Policy;

/** Reads managed policies, AWS's own as well. */
record ManagedDocuments(IamClient iam, AwsCalls calls) {

    /** The text of the version in force. */
    Optional<String> read(String policyArn) {
        return version(policyArn).flatMap(version -> document(policyArn, version));
    }

    private Optional<String> version(String policyArn) {
        return calls.find(
                "iam:GetPolicy",
                () -> iam.getPolicy(request -> request.policyArn(policyArn)),
                answer -> Optional.ofNullable(answer.policy()).map(Policy::defaultVersionId));
    }

    private Optional<String> document(String policyArn, String version) {
        return calls.find(
                "iam:GetPolicyVersion",
                () -> iam.getPolicyVersion(
                        request -> request.policyArn(policyArn).versionId(version)),
                answer -> Optional.ofNullable(answer.policyVersion())
                        .flatMap(found -> Optional.ofNullable(found.document()))
                        .map(Documents::decoded));
    }
}
