package io.gatehouse.analysis;

/** A question takes more steps than it may; the message says how many it may take. */
public final class TooComplexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooComplexException(long most) {
        super("the question takes more than " + most + " steps", null, false, false);
    }
}
