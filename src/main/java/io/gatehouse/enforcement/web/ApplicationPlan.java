package io.gatehouse.enforcement.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.request.AssociationRequest;
import java.util.List;
import java.util.UUID;

/** What an application would do, in the order of its calls. Nothing is called to make the plan. */
record ApplicationPlan(
        UUID requestId,
        boolean dryRun,
        String policyKind,
        String policyName,
        String principalArn,
        List<String> calls,
        String policyDigest,
        @JsonRawValue String policy) {

    static ApplicationPlan of(AssociationRequest request) {
        String entity = request.principal().kind() == PrincipalArn.Kind.ROLE ? "Role" : "User";
        return new ApplicationPlan(
                request.id(),
                true,
                "INLINE",
                request.policyName(),
                request.principal().toString(),
                List.of(
                        "sts:GetCallerIdentity",
                        "iam:Get" + entity,
                        "iam:Get" + entity + "Policy",
                        "iam:Put" + entity + "Policy",
                        "iam:Get" + entity + "Policy"),
                request.policy().digest().toString(),
                request.policy().json());
    }
}
