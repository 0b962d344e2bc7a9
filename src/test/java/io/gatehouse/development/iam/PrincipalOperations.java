package io.gatehouse.development.iam;

import java.util.Map;
import java.util.regex.Pattern;

/** Create, get and delete a role or user. */
final class PrincipalOperations {

    private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7E]{1,510}/");

    private final PrincipalKind kind;
    private final Principals principals;

    PrincipalOperations(PrincipalKind kind, Principals principals) {
        this.kind = kind;
        this.principals = principals;
    }

    Map<String, Operation> byName() {
        return Map.of(
                "Create" + kind.title(), this::create,
                "Get" + kind.title(), this::get,
                "Delete" + kind.title(), this::delete);
    }

    private void create(QueryRequest request, Xml result) {
        String name = Constraint.ENTITY_NAME.of(request, kind.nameParameter());
        String path = path(request);
        String trustPolicy = kind == PrincipalKind.ROLE ? trustPolicy(request) : "";
        write(principals.add(Principal.create(kind, request.account(), path, name, trustPolicy)), result);
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
        String name = Constraint.ENTITY_NAME.of(request, kind.nameParameter());
        return principals.get(kind, request.account(), name);
    }

    private static String path(QueryRequest request) {
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

    private void write(Principal principal, Xml result) {
        result.open(kind.title())
                .element("Path", principal.path())
                .element(kind.nameParameter(), principal.name())
                .element(kind.title() + "Id", principal.id())
                .element("Arn", principal.arn())
                .element("CreateDate", principal.created());
        if (kind == PrincipalKind.ROLE) {
            result.element("AssumeRolePolicyDocument", Rfc3986.encode(principal.trustPolicy()))
                    .element("MaxSessionDuration", 3600);
        }
        result.close();
    }
}
