package io.gatehouse.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What was done or tried; whatever the service records is one of these. */
public enum AuditAction {
    ACCESS_DENIED("access.denied"),
    REQUEST_APPROVED("association-request.approved"),
    REQUEST_CANCELLED("association-request.cancelled"),
    REQUEST_CREATED("association-request.created"),
    REQUEST_EXAMINED("association-request.examined"),
    REQUEST_EXPIRED("association-request.expired"),
    REQUEST_REAPPROVED("association-request.reapproved"),
    REQUEST_REJECTED("association-request.rejected"),
    AWS_CALL("aws.call"),
    APPLY_ATTEMPTED("enforcement.apply.attempted"),
    APPLY_FAILED("enforcement.apply.failed"),
    APPLY_ORDERED("enforcement.apply.ordered"),
    APPLY_RETRIED("enforcement.apply.retried"),
    APPLY_SUCCEEDED("enforcement.apply.succeeded"),
    DRIFTED("enforcement.drifted"),
    RECOVERED("enforcement.recovered"),
    REVOKE_ATTEMPTED("enforcement.revoke.attempted"),
    REVOKE_FAILED("enforcement.revoke.failed"),
    REVOKE_ORDERED("enforcement.revoke.ordered"),
    REVOKE_RETRIED("enforcement.revoke.retried"),
    REVOKE_SUCCEEDED("enforcement.revoke.succeeded"),
    VERIFIED("enforcement.verified"),
    REFUSED("refused");

    private final String text;

    AuditAction(String text) {
        this.text = text;
    }

    public static Optional<AuditAction> of(String text) {
        return Arrays.stream(values()).filter(it -> it.text.equals(text)).findFirst();
    }

    /** As it is stored and shown. */
    @JsonValue
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
