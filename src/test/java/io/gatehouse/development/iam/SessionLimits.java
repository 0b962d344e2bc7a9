package io.gatehouse.development.iam;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.PolicyEvaluator;
import io.gatehouse.iam.PolicyDocument;
import java.util.List;
import java.util.Map;

/** Holds a session to the policy it was opened with. What the role itself may do is not looked at. */
record SessionLimits(Principals principals) {

    void require(QueryRequest request) {
        if (request.service() == AwsService.IAM) {
            request.caller().sessionPolicy().ifPresent(policy -> require(policy, request));
        }
    }

    private void require(PolicyDocument policy, QueryRequest request) {
        require(policy, request, "iam:" + request.operation());
        if (request.optional("Tags.member.1.Key").isPresent()) {
            require(policy, request, "iam:TagPolicy");
        }
    }

    private void require(PolicyDocument policy, QueryRequest request, String action) {
        Map<String, List<String>> context = request.optional("PolicyArn")
                .map(arn -> Map.of("iam:PolicyARN", List.of(arn)))
                .orElse(Map.of());
        var asked = new AccessRequest(action, resource(request), context);
        if (PolicyEvaluator.of(List.of(policy)).evaluate(asked).decision() != Decision.ALLOWED) {
            throw AwsError.accessDenied(request.caller().arn(), action, asked.resource());
        }
    }

    private String resource(QueryRequest request) {
        for (PrincipalKind kind : List.of(PrincipalKind.GROUP, PrincipalKind.ROLE, PrincipalKind.USER)) {
            if (request.optional(kind.nameParameter()).isPresent()) {
                return arn(kind, request);
            }
        }
        return request.optional("PolicyArn").orElseGet(() -> newPolicy(request));
    }

    /** Of somebody who does not exist, IAM knows no path. */
    private String arn(PrincipalKind kind, QueryRequest request) {
        String name = kind.name(request);
        return principals
                .find(kind, request.account(), name)
                .map(Principal::arn)
                .orElse("arn:aws:iam::" + request.account() + ":" + kind.word() + "/" + name);
    }

    private static String newPolicy(QueryRequest request) {
        return "arn:aws:iam::" + request.account() + ":policy"
                + request.optional("Path").orElse("/")
                + request.optional("PolicyName").orElse("");
    }
}
