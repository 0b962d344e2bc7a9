package io.gatehouse.policy;

import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.PolicyEvaluator;
import io.gatehouse.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Policies that decide what a principal may do by itself. */
public record HeldPolicies(List<PolicyDocument> policies, Optional<PolicyDocument> permissionsBoundary) {

    public HeldPolicies {
        policies = List.copyOf(policies);
    }

    /** With one more, as the last. */
    HeldPolicies and(PolicyDocument another) {
        List<PolicyDocument> more = new ArrayList<>(policies);
        more.add(another);
        return new HeldPolicies(more, permissionsBoundary);
    }

    PolicyEvaluator evaluator() {
        PolicyEvaluator alone = PolicyEvaluator.of(policies);
        return permissionsBoundary.map(alone::within).orElse(alone);
    }

    AllowedCalls calls() {
        AllowedCalls alone = AllowedCalls.of(policies);
        return permissionsBoundary.map(alone::within).orElse(alone);
    }
}
