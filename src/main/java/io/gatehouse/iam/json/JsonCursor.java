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

    private final JsonParser parser;
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

    /** The reader is called at each member's value and must consume it. */
    void members(Consumer<String> reader) {
        require(JsonToken.START_OBJECT, "an object");
        String outer = path;
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            path = outer + '/' + pointerToken(name);
            if (!seen.add(name)) {
                throw failure("duplicate-member", "the member " + Excerpt.of(name) + " comes twice; expected it once");
            }
            parser.nextToken();
            reader.accept(name);
            path = outer;
        }
    }

    /** One value by itself stands for an array of one. */
    <T> List<T> oneOrMore(Supplier<T> reader) {
        if (!isAt(JsonToken.START_ARRAY)) {
            return List.of(reader.get());
        }
        Place start = place();
        String outer = path;
        List<T> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            path = outer + '/' + values.size();
            values.add(reader.get());
        }
        path = outer;
        if (values.isEmpty()) {
            throw new InvalidPolicyException("empty", "an empty array; expected at least one value", start);
        }
        return values;
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
