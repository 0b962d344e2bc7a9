package io.gatehouse.development.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Put, get, delete and list the inline policies of a role, user or group. */
final class InlinePolicyOperations {

    private final PrincipalKind kind;
    private final Principals principals;

    InlinePolicyOperations(PrincipalKind kind, Principals principals) {
        this.kind = kind;
        this.principals = principals;
    }

    Map<String, Operation> byName() {
        return Map.of(
                "Put" + kind.title() + "Policy", this::put,
                "Get" + kind.title() + "Policy", this::get,
                "Delete" + kind.title() + "Policy", this::delete,
                "List" + kind.title() + "Policies", this::list);
    }

    private void put(QueryRequest request, Xml result) {
        String policyName = policyName(request);
        String document = Constraint.DOCUMENT.of(request, "PolicyDocument");
        Principal target = target(request);
        requireModifiable(target);
        PolicyDocumentRules.requireIdentityPolicy(document);
        principals.change(target, current -> requireRoom(current.with(policyName, document)));
    }

    private void get(QueryRequest request, Xml result) {
        String policyName = policyName(request);
        Principal target = target(request);
        result.element(kind.nameParameter(), target.name())
                .element("PolicyName", policyName)
                .element("PolicyDocument", Rfc3986.encode(document(target, policyName)));
    }

    private void delete(QueryRequest request, Xml result) {
        String policyName = policyName(request);
        Principal target = target(request);
        requireModifiable(target);
        principals.change(target, current -> {
            document(current, policyName);
            return current.without(policyName);
        });
    }

    private void list(QueryRequest request, Xml result) {
        List<String> names = new ArrayList<>(target(request).policies().keySet());
        Page.of(names, request).write("PolicyNames", result);
    }

    private Principal target(QueryRequest request) {
        return principals.get(kind, request.account(), kind.name(request));
    }

    private static String policyName(QueryRequest request) {
        return Constraint.POLICY_NAME.of(request, "PolicyName");
    }

    private String document(Principal target, String policyName) {
        return Optional.ofNullable(target.policies().get(policyName))
                .orElseThrow(() -> AwsError.noSuchEntity(kind.word() + " policy", policyName));
    }

    private Principal requireRoom(Principal changed) {
        if (changed.inlineSize() > kind.inlineLimit()) {
            throw new AwsError(
                    409,
                    "LimitExceeded",
                    "Maximum policy size of %d bytes exceeded for %s %s"
                            .formatted(kind.inlineLimit(), kind.word(), changed.name()));
        }
        return changed;
    }

    static void requireModifiable(Principal target) {
        if (target.isProtected()) {
            throw new AwsError(
                    400,
                    "UnmodifiableEntity",
                    "Cannot perform the operation on the protected role '%s' - this role is only modifiable by AWS"
                            .formatted(target.name()));
        }
    }
}
