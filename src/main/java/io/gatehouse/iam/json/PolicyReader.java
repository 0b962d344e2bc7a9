package io.gatehouse.iam.json;

import io.gatehouse.iam.PolicyDocument;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads any identity policy that IAM accepts, and nothing else. */
public final class PolicyReader {

    private static final int MAX_BYTES = 128 * 1024;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER_LENGTH = 64;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxStringLength(MAX_BYTES)
                    .maxNameLength(MAX_BYTES)
                    .build())
            .build();

    private PolicyReader() {}

    public static PolicyDocument read(byte[] utf8) {
        requireSize(utf8.length);
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new InvalidPolicyException("invalid-utf-8", "the text is not UTF-8", Place.START);
        }
    }

    public static PolicyDocument read(String text) {
        requireSize(text.length());
        requireSize(text.getBytes(StandardCharsets.UTF_8).length);
        return parse(text);
    }

    private static void requireSize(int bytes) {
        if (bytes > MAX_BYTES) {
            throw new InvalidPolicyException(
                    "too-large", "a policy text has at most " + MAX_BYTES + " bytes", Place.START);
        }
    }

    private static PolicyDocument parse(String text) {
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            throw new InvalidPolicyException(
                    "byte-order-mark", "the text starts with a byte order mark, expected {", Place.START);
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return document(new JsonCursor(parser));
        }
    }

    private static PolicyDocument document(JsonCursor json) {
        try {
            return new DocumentParser(json).document();
        } catch (InvalidPolicyException e) {
            throw json.all(e);
        } catch (StreamConstraintsException e) {
            throw json.all(new InvalidPolicyException(
                    "over-limit",
                    "nested too deep or a number too long; expected at most " + MAX_DEPTH + " levels and "
                            + MAX_NUMBER_LENGTH + " digits",
                    json.here()));
        } catch (JacksonException e) {
            throw json.all(
                    new InvalidPolicyException("not-json", "this is not JSON; expected a JSON object", json.here()));
        }
    }
}
