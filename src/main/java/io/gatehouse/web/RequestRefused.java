package io.gatehouse.web;

import java.util.List;
import java.util.Map;

/** Published synchronously before a refusal by a business rule is answered, so that it cannot go unrecorded. */
public record RequestRefused(
        ProblemType type, String detail, List<FieldError> errors, String operation, Map<String, String> subject) {
    /** The subject's key for the id of the association request that the refusal is about. */
    public static final String REQUEST_ID = "associationRequestId";

    /** The subject's key for the ARN of the principal that the refusal is about, where no request stands for it. */
    public static final String PRINCIPAL = "principalArn";

    public RequestRefused {
        errors = List.copyOf(errors);
        subject = Map.copyOf(subject);
    }
}
