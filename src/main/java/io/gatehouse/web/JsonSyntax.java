package io.gatehouse.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Refuses a body that is not exactly one JSON object in UTF-8 of the shape that is read, before anything binds it, and
 * says of all that is wrong where and why. Behind what is no JSON nothing can be read, nor below 32 levels.
 */
final class JsonSyntax {
    static final int MAX_DEPTH = 32;
    private static final JsonFactory FACTORY = new JsonFactory();
    private final JsonParser parser;
    private final FieldErrors faults = new FieldErrors();
    private final Deque<OpenValue> open = new ArrayDeque<>();

    /** What ends the reading: everything behind it is unknown. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("unreadable", null, false, false);
        }
    }

    private JsonSyntax(JsonParser parser) {
        this.parser = parser;
    }

    static void check(byte[] body, Shape shape) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), decode(body))) {
            var syntax = new JsonSyntax(parser);
            syntax.readOneObject(shape);
            if (!syntax.faults.isEmpty()) {
                throw BodyProblems.malformed(syntax.faults.all());
            }
        }
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw BodyProblems.malformed("", "invalid-utf-8", "The body is not valid UTF-8.");
        }
    }

    private void readOneObject(Shape shape) {
        try {
            JsonToken first = next("not-json");
            if (first == null) {
                throw BodyProblems.malformed("", "empty-body", "The body is empty; one JSON object is required.");
            }
            if (first != JsonToken.START_OBJECT) {
                throw end("not-an-object", "The body must be one JSON object");
            }
            open.push(new OpenValue(shape));
            while (!open.isEmpty()) {
                accept(next("not-json"));
            }
            if (next("trailing-content") != null) {
                throw end("trailing-content", "Something follows the JSON object");
            }
        } catch (Unreadable said) {
            // What is wrong with it is among the faults.
        }
    }

    private void accept(@Nullable JsonToken token) {
        if (token == null) {
            throw end("not-json", "The JSON object has no end");
        }
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                if (open.size() == MAX_DEPTH) {
                    throw end("too-deep", "Nesting is limited to " + MAX_DEPTH + " levels");
                }
                open.push(new OpenValue(value(token)));
            }
            case END_OBJECT, END_ARRAY -> open.pop();
            case PROPERTY_NAME -> name(parser.currentName());
            case VALUE_STRING -> {
                value(token);
                checkText(parser.getString());
            }
            default -> value(token);
        }
    }

    private void name(String name) {
        checkText(name);
        switch (open.element().named(name)) {
            case REPEATED -> fault("duplicate-member", "The member is there twice");
            case UNKNOWN ->
                fault(
                        "unknown-member",
                        "There is no such member here, only "
                                + String.join(", ", open.element().members()));
            case KNOWN -> {}
        }
    }

    /** @return what the parts of the value are to be */
    private Shape value(JsonToken token) {
        Shape wanted = open.element().next();
        if (!wanted.tokens().contains(token)) {
            fault("wrong-type", "The value must be " + wanted.words());
            return Shape.ANYTHING;
        }
        return wanted;
    }

    // PostgreSQL cannot store U+0000, and half a surrogate pair has no UTF-8 form.
    private void checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                fault("invalid-character", "The text holds U+0000 or half a surrogate pair");
                return;
            }
            i += pair ? 1 : 0;
        }
    }

    private @Nullable JsonToken next(String code) {
        try {
            return parser.nextToken();
        } catch (StreamConstraintsException tooMuch) {
            throw end("limit-exceeded", "A number or name is longer than is read");
        } catch (JacksonException notJson) {
            String reason = "trailing-content".equals(code) ? "Something follows the JSON object" : "This is not JSON";
            faults.add(pointer(), code, reason + BodyProblems.at(notJson.getLocation()));
            throw new Unreadable();
        }
    }

    private Unreadable end(String code, String reason) {
        fault(code, reason);
        return new Unreadable();
    }

    private void fault(String code, String reason) {
        faults.add(this::pointer, code, reason + BodyProblems.at(parser.currentTokenLocation()));
    }

    private String pointer() {
        return parser.streamReadContext().pathAsPointer().toString();
    }
}
