package io.gatehouse.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which events are asked for; {@code from} is included, {@code to} is not. */
public record AuditFilter(
        @Nullable UUID requestId,
        @Nullable String actor,
        @Nullable AuditAction action,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static AuditFilter between(@Nullable Instant from, @Nullable Instant to) {
        return new AuditFilter(null, null, null, from, to);
    }
}
