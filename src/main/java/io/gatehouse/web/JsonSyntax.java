package io.gatehouse.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Refuses a body that is not exactly one JSON object in UTF-8, and says where and why, before anything binds it. */
final class JsonSyntax {
    static final int MAX_DEPTH = 32;
    private static final JsonFactory FACTORY = new JsonFactory();
    private final JsonParser parser;
    private final Deque<Set<String>> names = new ArrayDeque<>();

    private JsonSyntax(JsonParser parser) {
        this.parser = parser;
    }

    static void check(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), decode(body))) {
            new JsonSyntax(parser).readOneObject();
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

    private void readOneObject() {
        JsonToken first = next("not-json");
        if (first == null) {
            throw BodyProblems.malformed("", "empty-body", "The body is empty; one JSON object is required.");
        }
        if (first != JsonToken.START_OBJECT) {
            throw problem("not-an-object", "The body must be one JSON object");
        }
        names.push(new HashSet<>());
        while (!names.isEmpty()) {
            accept(next("not-json"));
        }
        if (next("trailing-content") != null) {
            throw problem("trailing-content", "Something follows the JSON object");
        }
    }

    private void accept(@Nullable JsonToken token) {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            if (names.size() == MAX_DEPTH) {
                throw problem("too-deep", "Nesting is limited to " + MAX_DEPTH + " levels");
            }
            names.push(new HashSet<>());
        } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
            names.pop();
        } else if (token == JsonToken.PROPERTY_NAME) {
            checkText(parser.currentName());
            if (!names.element().add(parser.currentName())) {
                throw problem("duplicate-member", "The member is there twice");
            }
        } else if (token == JsonToken.VALUE_STRING) {
            checkText(parser.getString());
        }
    }

    // PostgreSQL cannot store U+0000, and half a surrogate pair has no UTF-8 form.
    private void checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw problem("invalid-character", "The text holds U+0000 or half a surrogate pair");
            }
            i += pair ? 1 : 0;
        }
    }

    private @Nullable JsonToken next(String code) {
        try {
            return parser.nextToken();
        } catch (StreamConstraintsException tooMuch) {
            throw problem("limit-exceeded", "A number or name is longer than is read");
        } catch (JacksonException notJson) {
            String reason = "trailing-content".equals(code) ? "Something follows the JSON object" : "This is not JSON";
            throw BodyProblems.malformed(pointer(), code, reason + BodyProblems.at(notJson.getLocation()));
        }
    }

    private ProblemException problem(String code, String reason) {
        return BodyProblems.malformed(pointer(), code, reason + BodyProblems.at(parser.currentTokenLocation()));
    }

    private String pointer() {
        return parser.streamReadContext().pathAsPointer().toString();
    }
}
