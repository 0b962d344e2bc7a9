package io.gatehouse.iam.json;

import io.gatehouse.iam.InvalidValueException;

/** A text that is no identity policy, with the rule it breaks and the place where it does. */
public class InvalidPolicyException extends InvalidValueException {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final int line;
    private final int column;
    private final String path;

    InvalidPolicyException(String code, String message, Place place) {
        super(code, message + " (" + place + ")");
        this.rule = message;
        this.line = place.line();
        this.column = place.column();
        this.path = place.path();
    }

    /** The sentence without the place. */
    public String rule() {
        return rule;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** A JSON pointer, empty for the document as a whole. */
    public String path() {
        return path;
    }
}
