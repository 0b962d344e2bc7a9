package io.gatehouse.iam.json;

import io.gatehouse.iam.InvalidValueException;
import java.util.List;

/** A text that is no identity policy, with the rule it breaks and the place where it does: the first, if several. */
@SuppressWarnings("serial") // never serialized
public class InvalidPolicyException extends InvalidValueException {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final int line;
    private final int column;
    private final String path;
    private final List<InvalidPolicyException> others;

    InvalidPolicyException(String code, String message, Place place) {
        this(code, message, place, List.of());
    }

    private InvalidPolicyException(String code, String message, Place place, List<InvalidPolicyException> others) {
        super(code, message + " (" + place + ")");
        this.rule = message;
        this.line = place.line();
        this.column = place.column();
        this.path = place.path();
        this.others = List.copyOf(others);
    }

    /** @param faults at least one */
    static InvalidPolicyException of(List<InvalidPolicyException> faults) {
        InvalidPolicyException first = faults.get(0);
        return new InvalidPolicyException(
                first.code(),
                first.rule,
                new Place(first.line, first.column, first.path),
                faults.subList(1, faults.size()));
    }

    /** What is wrong beside this, in the order of the text. */
    public List<InvalidPolicyException> others() {
        return others;
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
