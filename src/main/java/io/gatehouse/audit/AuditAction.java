package io.gatehouse.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** What was done or tried, for instance {@code association-request.approved}. */
public record AuditAction(@JsonValue String name) {
    private static final Pattern FORM = Pattern.compile("[a-z]+([.-][a-z]+)*");

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
