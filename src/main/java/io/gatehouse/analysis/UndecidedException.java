package io.gatehouse.analysis;

/** A comparison that is outside of what can be decided for all calls at once; the message names it. */
final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecidedException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
