package io.gatehouse.development.iam;

import java.util.Locale;

/** A refusal as AWS words it: HTTP status, code and message. */
final class AwsError extends RuntimeException {

    private final int status;
    private final String code;

    AwsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** AWS's own {@code Type}: who has to change something. */
    String type() {
        return status < 500 ? "Sender" : "Receiver";
    }

    String text() {
        return String.valueOf(getMessage());
    }

    static AwsError noSuchEntity(String what, String name) {
        return new AwsError(404, "NoSuchEntity", "The %s with name %s cannot be found.".formatted(what, name));
    }

    static AwsError notAttachable(String what, String arn) {
        return new AwsError(404, "NoSuchEntity", what + " " + arn + " does not exist or is not attachable.");
    }

    static AwsError validation(String message) {
        return new AwsError(400, "ValidationError", message);
    }

    static AwsError malformedPolicy(String message) {
        return new AwsError(400, "MalformedPolicyDocument", message);
    }

    static AwsError accessDenied(String caller, String action, String resource) {
        return new AwsError(
                403,
                "AccessDenied",
                "User: %s is not authorized to perform: %s on resource: %s".formatted(caller, action, resource));
    }

    static AwsError accessDenied(QueryRequest request) {
        String action = request.service().name().toLowerCase(Locale.ROOT) + ":" + request.operation();
        String resource = request.optional("RoleName")
                .map(name -> "role " + name)
                .or(() -> request.optional("UserName").map(name -> "user " + name))
                .orElse("*");
        return accessDenied(request.caller().arn(), action, resource);
    }

    static AwsError throttling() {
        return new AwsError(400, "Throttling", "Rate exceeded");
    }

    static AwsError serviceFailure() {
        return new AwsError(500, "ServiceFailure", "The request processing has failed due to an unknown error.");
    }
}
