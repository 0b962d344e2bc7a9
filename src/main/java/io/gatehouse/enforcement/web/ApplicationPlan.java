package io.gatehouse.enforcement.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.PolicyKind;
import java.util.List;
import java.util.UUID;

/**
 * What an application would do where IAM has nothing yet. Nothing is called to make the plan.
 *
 * @param calls of IAM, in their order; those of STS depend on what sessions there are
 */
record ApplicationPlan(
        UUID requestId,
        boolean dryRun,
        PolicyKind policyKind,
        String policyName,
        String principalArn,
        List<String> calls,
        String policyDigest,
        @JsonRawValue String policy) {

    static ApplicationPlan of(AssociationRequest request, PolicyKind kind) {
        return new ApplicationPlan(
                request.id(),
                true,
                kind,
                request.policyName(),
                request.principal().toString(),
                calls(request.principal().kind() == PrincipalArn.Kind.ROLE ? "Role" : "User", kind),
                request.policy().digest().toString(),
                request.policy().json());
    }

    private static List<String> calls(String entity, PolicyKind kind) {
        return switch (kind) {
            case INLINE ->
                List.of(
                        "iam:Get" + entity,
                        "iam:Get" + entity + "Policy",
                        "iam:Put" + entity + "Policy",
                        "iam:Get" + entity + "Policy");
            case MANAGED ->
                List.of(
                        "iam:Get" + entity,
                        "iam:GetPolicy",
                        "iam:CreatePolicy",
                        "iam:Attach" + entity + "Policy",
                        "iam:GetPolicy",
                        "iam:GetPolicyVersion",
                        "iam:ListAttached" + entity + "Policies");
        };
    }
}
