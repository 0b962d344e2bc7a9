package io.gatehouse.development.iam;

import java.util.List;
import java.util.Map;

/** Attach, detach and list the managed policies of a role, user or group. */
final class AttachmentOperations {

    private final PrincipalKind kind;
    private final Principals principals;
    private final Policies policies;

    AttachmentOperations(PrincipalKind kind, Principals principals, Policies policies) {
        this.kind = kind;
        this.principals = principals;
        this.policies = policies;
    }

    Map<String, Operation> byName() {
        return Map.of(
                "Attach" + kind.title() + "Policy", this::attach,
                "Detach" + kind.title() + "Policy", this::detach,
                "ListAttached" + kind.title() + "Policies", this::list);
    }

    private void attach(QueryRequest request, Xml result) {
        String arn = Constraint.POLICY_ARN.of(request, "PolicyArn");
        Principal target = target(request);
        InlinePolicyOperations.requireModifiable(target);
        policies.attach(target, policies.find(arn).orElseThrow(() -> AwsError.notAttachable("Policy", arn)));
    }

    private void detach(QueryRequest request, Xml result) {
        Principal target = target(request);
        InlinePolicyOperations.requireModifiable(target);
        policies.detach(target, policies.get(request));
    }

    private void list(QueryRequest request, Xml result) {
        String prefix = Constraint.PATH_PREFIX.orElse(request, "PathPrefix", "/");
        List<String> arns = target(request).attached().stream()
                .filter(arn -> arn.substring(arn.indexOf('/')).startsWith(prefix))
                .toList();
        Page.of(arns, request)
                .write(
                        "AttachedPolicies",
                        result,
                        arn -> result.open("member")
                                .element("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                                .element("PolicyArn", arn)
                                .close());
    }

    private Principal target(QueryRequest request) {
        return principals.get(kind, request.account(), kind.name(request));
    }
}
