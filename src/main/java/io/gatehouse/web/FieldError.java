package io.gatehouse.web;

import org.jspecify.annotations.Nullable;

/** One thing wrong with a request: a JSON pointer into the body (or a parameter name), a stable code, a sentence. */
public record FieldError(String pointer, String code, String detail) {

    /** @param accepted what would be, in words */
    public static FieldError required(String pointer, String accepted) {
        return new FieldError(pointer, "required", "is required; accepted: " + accepted);
    }

    /** Of a member that is missing, or else is wrong as the code says. */
    public static FieldError of(String pointer, @Nullable Object given, String code, String accepted) {
        return given == null ? required(pointer, accepted) : new FieldError(pointer, code, "accepted: " + accepted);
    }
}
