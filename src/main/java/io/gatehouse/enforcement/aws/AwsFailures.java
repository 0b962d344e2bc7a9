package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.enforcement.IamFailure.Kind;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK's exceptions mean to us. */
final class AwsFailures {

    private AwsFailures() {}

    /** @param action what was called, since IAM says only that a limit is exceeded, not which */
    static IamFailure translate(String action, SdkException exception) {
        if (exception instanceof AwsServiceException refused) {
            // A proxy's error page has no code.
            String code = Optional.ofNullable(refused.awsErrorDetails())
                    .map(AwsErrorDetails::errorCode)
                    .orElse(String.valueOf(refused.statusCode()));
            return new IamFailure(
                    kind(action, refused, code), Optional.of(code), Optional.ofNullable(refused.requestId()));
        }
        return new IamFailure(
                isAboutCredentials(exception) ? Kind.NO_CREDENTIALS : Kind.UNREACHABLE,
                Optional.empty(),
                Optional.empty());
    }

    private static Kind kind(String action, AwsServiceException refused, String code) {
        if (refused.isThrottlingException()) {
            return Kind.THROTTLED;
        }
        return switch (code) {
            case "NoSuchEntity" -> Kind.NOT_FOUND;
            case "AccessDenied", "AccessDeniedException", "UnauthorizedOperation" -> Kind.ACCESS_DENIED;
            case "InvalidClientTokenId",
                    "ExpiredToken",
                    "MissingAuthenticationToken",
                    "SignatureDoesNotMatch",
                    "UnrecognizedClientException" -> Kind.NO_CREDENTIALS;
            case "UnmodifiableEntity" -> Kind.UNMODIFIABLE;
            case "LimitExceeded" -> limit(action, String.valueOf(refused.getMessage()));
            case "EntityAlreadyExists" -> Kind.ALREADY_EXISTS;
            case "DeleteConflict" -> Kind.DELETE_CONFLICT;
            case "MalformedPolicyDocument" -> Kind.POLICY_REFUSED;
            case "ConcurrentModification", "EntityTemporarilyUnmodifiable" -> Kind.AWS_ERROR;
            default ->
                refused.statusCode() >= 500 || isNotFromAws(refused.statusCode(), code) ? Kind.AWS_ERROR : Kind.REFUSED;
        };
    }

    /** These IAM says only with a code, if at all: the end of its answer did not arrive, or something between answered. */
    private static boolean isNotFromAws(int status, String code) {
        return code.equals(String.valueOf(status)) && (status < 400 || status == 404 || status == 408 || status == 425);
    }

    /** The message is looked at only where one call meets two limits. */
    private static Kind limit(String action, String message) {
        boolean aboutSize = message.contains("PolicySize");
        return switch (action) {
            case "iam:CreatePolicy" -> aboutSize ? Kind.POLICY_TOO_LARGE : Kind.POLICY_COUNT;
            case "iam:CreatePolicyVersion" -> aboutSize ? Kind.POLICY_TOO_LARGE : Kind.VERSION_COUNT;
            case "iam:AttachRolePolicy", "iam:AttachUserPolicy" -> Kind.ATTACHMENT_COUNT;
            default -> Kind.LIMIT_EXCEEDED;
        };
    }

    /** The SDK has no type of its own for this. */
    private static boolean isAboutCredentials(SdkException exception) {
        return exception instanceof SdkClientException
                && String.valueOf(exception.getMessage()).startsWith("Unable to load credentials");
    }
}
