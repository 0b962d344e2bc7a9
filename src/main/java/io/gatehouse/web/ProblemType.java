package io.gatehouse.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every kind of failure the API answers with; the name in its URI never changes (RFC 9457). */
public enum ProblemType {
    MALFORMED_BODY(
            HttpStatus.BAD_REQUEST,
            "The body cannot be read",
            "The body is not one JSON object of the shape this operation reads: syntax, an unknown or duplicate"
                    + " member, a value of the wrong JSON type, trailing content, invalid UTF-8 or too deep nesting; or there"
                    + " is one where the operation takes none.",
            "Correct what errors[] points at. Members are matched exactly, and nothing is converted silently."),
    INVALID_PARAMETER(
            HttpStatus.BAD_REQUEST,
            "A parameter cannot be read",
            "A query parameter or header is unknown, given twice, missing or not of the form it must have, or the path has"
                    + " an empty segment or a character that no address has.",
            "Correct what errors[] names. A cursor is only what a previous page answered."),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "Who is calling is not known",
            "The request carries no bearer token, or one that is expired, not yet valid or not from this issuer.",
            "Get a token from the configured issuer and send it as Authorization: Bearer."),
    FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "Not allowed",
            "The token is valid, but does not carry the scope this operation needs.",
            "Ask for a token with the scope named in the detail. The refusal is on record."),
    SELF_APPROVAL(
            HttpStatus.FORBIDDEN,
            "Nobody approves their own request",
            "The caller made this request, so another person must decide on it, whatever scopes the caller has.",
            "Ask somebody else who may approve."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such resource",
            "Nothing is at this address, or nothing that this caller may see.",
            "Check the path and the identifier, and whose resource it is."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "The method is not allowed here",
            "The address exists, but not for this HTTP method.",
            "Use a method that the Allow header names."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "No acceptable representation",
            "The resource cannot be represented in any media type of the Accept header.",
            "Accept application/json, or what the operation documents."),
    POLICY_CHANGED(
            HttpStatus.CONFLICT,
            "The policy is another one",
            "The digest named is not the digest of the policy as it is now.",
            "Read the request again, look at the policy, and decide on that digest."),
    WRONG_STATE(
            HttpStatus.CONFLICT,
            "Not possible in this state",
            "The resource is in a state from which this step cannot be taken.",
            "Read the resource again: its status says what has happened meanwhile."),
    DUPLICATE_REQUEST(
            HttpStatus.CONFLICT,
            "The same request is open already",
            "A pending or active request exists for the same principal, instance, associations and policy.",
            "Use the existing request, or cancel or revoke it first."),
    ENFORCEMENT_OFF(
            HttpStatus.CONFLICT,
            "This installation does not apply policies",
            "Gatehouse generates and approves here, but is not configured to change IAM.",
            "Have an operator set gatehouse.enforcement.mode=apply, or apply the policy by other means."),
    CONCURRENT_CHANGE(
            HttpStatus.CONFLICT,
            "Changed by somebody else at the same time",
            "Another call changed the resource while this one was being carried out; this one changed nothing.",
            "Read the resource again and repeat the call if it still makes sense."),
    PRECONDITION_FAILED(
            HttpStatus.PRECONDITION_FAILED,
            "The resource is not the one you read",
            "If-Match names an entity tag that the resource no longer has.",
            "Read the resource again and use its ETag."),
    BODY_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "The body is too large",
            "The body is larger than the service reads (256 KiB unless configured otherwise).",
            "Send less, for instance several requests with fewer associations each."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The content type is not supported",
            "The body is in a media type, charset or encoding that this operation does not read.",
            "Send application/json in UTF-8."),
    VALIDATION_FAILED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The content is not acceptable",
            "The body could be read, but what it says is not acceptable; nothing was stored or changed.",
            "Correct everything errors[] lists. What follows from a value that is refused was not looked into."),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The idempotency key belongs to another body",
            "The same Idempotency-Key was used within the last 24 hours with another body.",
            "Use a new key for a new request; repeat a request with exactly its first body."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests",
            "The caller sends more requests than the service carries out.",
            "Wait as long as the Retry-After header says."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong here",
            "The service failed in a way it did not foresee. The cause is in its log.",
            "Report the requestId of the answer to the operators: it is the X-Request-Id, which audit events have as"
                    + " httpRequestId."),
    AWS_REFUSED(
            HttpStatus.BAD_GATEWAY,
            "AWS refused a call",
            "A call of AWS that the operation needs was refused, or Gatehouse has no credentials for it, so its result is not"
                    + " known. The call is on record.",
            "The detail and awsError say why, and what an operator of Gatehouse can change."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Not available at the moment",
            "Something the service depends on, such as its database, the token issuer or AWS, is away.",
            "Repeat the call after the time the Retry-After header says.");

    private final HttpStatus status;
    private final String title;
    private final String meaning;
    private final String remedy;

    ProblemType(HttpStatus status, String title, String meaning, String remedy) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The stable name, in kebab case. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI uri() {
        return URI.create("/problems/" + slug());
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }

    public String remedy() {
        return remedy;
    }
}
