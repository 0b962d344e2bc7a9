package io.gatehouse.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;

/** What was done or tried, for instance {@code association-request.approved}. */
public record AuditAction(@JsonValue String name) {
    private static final Pattern FORM = Pattern.compile("[a-z]+([.-][a-z]+)*");

    /** Every action that the service records. */
    public static final List<String> KNOWN = List.of(
            "access.denied",
            "association-request.approved",
            "association-request.cancelled",
            "association-request.created",
            "association-request.examined",
            "association-request.expired",
            "association-request.reapproved",
            "association-request.rejected",
            "aws.call",
            "enforcement.apply.attempted",
            "enforcement.apply.failed",
            "enforcement.apply.ordered",
            "enforcement.apply.retried",
            "enforcement.apply.succeeded",
            "enforcement.drifted",
            "enforcement.recovered",
            "enforcement.revoke.attempted",
            "enforcement.revoke.failed",
            "enforcement.revoke.ordered",
            "enforcement.revoke.retried",
            "enforcement.revoke.succeeded",
            "enforcement.verified",
            "refused");

    public AuditAction {
        if (name.length() > 80 || !FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("An audit action is lower-case words joined by dots and hyphens");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
