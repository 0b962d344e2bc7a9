package io.gatehouse.iam.json;

import io.gatehouse.iam.Excerpt;
import io.gatehouse.iam.InvalidValueException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks JSON one value at a time, knowing where it is and refusing members that come twice. */
final class JsonCursor {

    private static final int MAX_NUMBER_LENGTH = 32;

    /** Whoever has more mends these first. */
    private static final int MOST_FAULTS = 100;

    private final JsonParser parser;
    private final List<InvalidPolicyException> faults = new ArrayList<>();
    private String path = "";

    JsonCursor(JsonParser parser) {
        this.parser = parser;
    }

    void open() {
        if (parser.nextToken() == null) {
            throw failure("not-json", "the text is empty; expected a policy");
        }
    }

    void close() {
        if (parser.nextToken() != null) {
            throw failure("trailing-content", "something follows the policy; expected the end of the text");
        }
    }

    Place place() {
        return Place.of(parser.currentTokenLocation(), path);
    }

    /** Where reading stopped, which is inside or after the present token. */
    Place here() {
        return Place.of(parser.currentLocation(), path);
    }

    InvalidPolicyException failure(String code, String message) {
        return new InvalidPolicyException(code, message, place());
    }

    boolean isAt(JsonToken token) {
        return parser.currentToken() == token;
    }

    /**
     * The reader is called at each member's value and must consume it, or refuse it: then reading goes on behind it.
     *
     * @return the names of all
     */
    Set<String> members(Consumer<String> reader) {
        require(JsonToken.START_OBJECT, "an object");
        int depth = depth();
        String outer = path;
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            path = outer + '/' + pointerToken(name);
            boolean first = seen.add(name);
            if (!first) {
                note(failure("duplicate-member", "the member " + Excerpt.of(name) + " comes twice; expected it once"));
            }
            parser.nextToken();
            if (first) {
                attempt(depth, () -> reader.accept(name));
            } else {
                parser.skipChildren();
            }
            path = outer;
        }
        return seen;
    }

    /** One value by itself stands for an array of one. */
    <T> List<T> oneOrMore(Supplier<T> reader) {
        if (!isAt(JsonToken.START_ARRAY)) {
            return List.of(reader.get());
        }
        Place start = place();
        int depth = depth();
        int before = faults();
        String outer = path;
        List<T> values = new ArrayList<>();
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            path = outer + '/' + i;
            attempt(depth, () -> values.add(reader.get()));
        }
        path = outer;
        requireNoneSince(before);
        if (values.isEmpty()) {
            throw new InvalidPolicyException("empty", "an empty array; expected at least one value", start);
        }
        return values;
    }

    /** How many were noted so far. */
    int faults() {
        return faults.size();
    }

    /** Keeps a fault for {@link #all}, once. */
    void note(InvalidPolicyException fault) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    /** @throws InvalidPolicyException one that is noted already */
    void requireNoneSince(int before) {
        if (faults.size() > before) {
            throw faults.get(before);
        }
    }

    /** Everything that was noted, and what ended the reading. */
    InvalidPolicyException all(InvalidPolicyException last) {
        note(last);
        return InvalidPolicyException.of(faults);
    }

    private void attempt(int depth, Runnable reader) {
        try {
            reader.run();
        } catch (InvalidPolicyException e) {
            note(e);
            if (faults.size() >= MOST_FAULTS) {
                throw e;
            }
            leave(depth);
        }
    }

    /** Reads up to the end of the value that was refused. */
    private void leave(int depth) {
        while (depth() > depth) {
            parser.nextToken();
        }
    }

    /** Of what is open; a value that opens counts. */
    private int depth() {
        return parser.streamReadContext().getNestingDepth();
    }

    String string() {
        require(JsonToken.VALUE_STRING, "a string");
        return parser.getString();
    }

    /** IAM takes numbers and booleans for their text. */
    String scalar() {
        if (isAt(JsonToken.VALUE_TRUE) || isAt(JsonToken.VALUE_FALSE)) {
            return parser.getString();
        }
        if (isAt(JsonToken.VALUE_NUMBER_INT) || isAt(JsonToken.VALUE_NUMBER_FLOAT)) {
            return number(parser.getString());
        }
        require(JsonToken.VALUE_STRING, "a string, a number or a boolean");
        return parser.getString();
    }

    private String number(String text) {
        if (text.length() > MAX_NUMBER_LENGTH || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw failure(
                    "unreasonable-number",
                    Excerpt.of(text) + " is too long or has an exponent; expected up to " + MAX_NUMBER_LENGTH
                            + " digits, or a string");
        }
        return text;
    }

    /** Gives a refusal by the model the present place. */
    <T> T placed(Supplier<T> value) {
        return placed(place(), value);
    }

    static <T> T placed(Place place, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidPolicyException e) {
            throw e;
        } catch (InvalidValueException e) {
            throw new InvalidPolicyException(e.code(), String.valueOf(e.getMessage()), place);
        }
    }

    private void require(JsonToken token, String expected) {
        if (!isAt(token)) {
            throw failure("wrong-type", "the JSON type is wrong here; expected " + expected);
        }
    }

    private static String pointerToken(String name) {
        String quoted = Excerpt.of(name);
        int end = quoted.lastIndexOf('"');
        return quoted.substring(1, end).replace("~", "~0").replace("/", "~1");
    }
}
