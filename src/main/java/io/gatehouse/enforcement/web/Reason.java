package io.gatehouse.enforcement.web;

import io.gatehouse.policy.ReadableText;
import io.gatehouse.web.FieldError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why something is revoked, as a body says it. */
final class Reason {

    private static final int LONGEST = 1_000;

    private Reason() {}

    static Optional<FieldError> fault(@Nullable String reason) {
        if (reason != null && reason.length() <= LONGEST && !ReadableText.isBlank(reason) && ReadableText.is(reason)) {
            return Optional.empty();
        }
        return Optional.of(FieldError.of(
                "/reason",
                reason,
                "invalid-text",
                "1 to " + LONGEST + " characters, not all blank, " + ReadableText.ACCEPTED));
    }
}
