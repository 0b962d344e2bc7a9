package io.gatehouse.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to put on record. Without an {@code actor} it is the caller of the current request, else {@link #SYSTEM};
 * {@code detail} keeps its order and never holds tokens or secrets.
 */
public record AuditEvent(
        AuditAction action,
        Outcome outcome,
        @Nullable UUID requestId,
        @Nullable String actor,
        Map<String, Object> detail) {
    /** Who acts when nobody called. */
    public static final String SYSTEM = "system";

    public AuditEvent {
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }

    public static AuditEvent of(AuditAction action, Outcome outcome) {
        return new AuditEvent(action, outcome, null, null, Map.of());
    }

    /** Names the association request that the event is about. */
    public AuditEvent about(UUID associationRequest) {
        return new AuditEvent(action, outcome, associationRequest, actor, detail);
    }

    /** Names who acts, for work that outlives the call that caused it. */
    public AuditEvent by(String subject) {
        return new AuditEvent(action, outcome, requestId, subject, detail);
    }

    public AuditEvent with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(detail);
        more.put(key, value);
        return new AuditEvent(action, outcome, requestId, actor, more);
    }
}
