package io.gatehouse.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it stands in the log, whose actions other versions of the service may have recorded. */
public record RecordedEvent(
        UUID id,
        Instant recordedAt,
        String actor,
        String action,
        Outcome outcome,
        @Nullable UUID requestId,
        @Nullable String httpRequestId,
        Map<String, Object> detail) {
    public RecordedEvent {
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }
}
