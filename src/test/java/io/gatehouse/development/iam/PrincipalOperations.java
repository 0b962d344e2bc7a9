package io.gatehouse.development.iam;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Create, get and delete a role or user; create and delete a group. */
final class PrincipalOperations {

    private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7E]{1,510}/");

    private final PrincipalKind kind;
    private final Principals principals;
    private final Policies policies;

    PrincipalOperations(PrincipalKind kind, Principals principals, Policies policies) {
        this.kind = kind;
        this.principals = principals;
        this.policies = policies;
    }

    /** GetGroup lists the group's users, which nobody needs here. */
    Map<String, Operation> byName() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("Create" + kind.title(), this::create);
        operations.put("Delete" + kind.title(), this::delete);
        if (kind != PrincipalKind.GROUP) {
            operations.put("Get" + kind.title(), this::get);
        }
        return operations;
    }

    private void create(QueryRequest request, Xml result) {
        String name = kind.name(request);
        String path = path(request);
        String trustPolicy = kind == PrincipalKind.ROLE ? trustPolicy(request) : "";
        Principal made = Principal.create(kind, request.account(), path, name, trustPolicy);
        write(principals.add(made.bounded(boundary(request))), result);
    }

    private @Nullable String boundary(QueryRequest request) {
        String arn = request.optional("PermissionsBoundary").orElse(null);
        if (arn != null && policies.find(arn).isEmpty()) {
            throw AwsError.notAttachable("Scope ARN:", arn);
        }
        return arn;
    }

    private void get(QueryRequest request, Xml result) {
        if (kind == PrincipalKind.USER && request.optional("UserName").isEmpty()) {
            throw AwsError.validation("Must specify userName when calling with non-User credentials");
        }
        write(target(request), result);
    }

    private void delete(QueryRequest request, Xml result) {
        Principal target = target(request);
        InlinePolicyOperations.requireModifiable(target);
        principals.remove(target);
    }

    private Principal target(QueryRequest request) {
        return principals.get(kind, request.account(), kind.name(request));
    }

    static String path(QueryRequest request) {
        String path = request.optional("Path").orElse("/");
        if (!PATH.matcher(path).matches()) {
            throw AwsError.validation("The specified value for path is invalid. It must begin and end with / and"
                    + " contain only alphanumeric characters and/or / characters.");
        }
        if (path.startsWith("/aws-service-role/")) {
            throw AwsError.validation("Roles under /aws-service-role/ are created by CreateServiceLinkedRole only.");
        }
        return path;
    }

    private static String trustPolicy(QueryRequest request) {
        String document = Constraint.DOCUMENT.of(request, "AssumeRolePolicyDocument");
        PolicyDocumentRules.requireTrustPolicy(document);
        return document;
    }

    private static void write(Principal principal, Xml result) {
        PrincipalKind kind = principal.kind();
        result.open(kind.title());
        writeMembers(principal, result);
        if (kind == PrincipalKind.ROLE) {
            result.element("AssumeRolePolicyDocument", Rfc3986.encode(principal.trustPolicy()))
                    .element("MaxSessionDuration", 3600);
        }
        if (principal.boundary() != null) {
            result.open("PermissionsBoundary")
                    .element("PermissionsBoundaryType", "Policy")
                    .element("PermissionsBoundaryArn", principal.boundary())
                    .close();
        }
        result.close();
    }

    /** What every answer says of a role, user or group. */
    static void writeMembers(Principal principal, Xml result) {
        PrincipalKind kind = principal.kind();
        result.element("Path", principal.path())
                .element(kind.nameParameter(), principal.name())
                .element(kind.title() + "Id", principal.id())
                .element("Arn", principal.arn())
                .element("CreateDate", principal.created());
    }
}
