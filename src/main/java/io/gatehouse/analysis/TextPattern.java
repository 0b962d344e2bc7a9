package io.gatehouse.analysis;

import java.util.Optional;
import java.util.stream.IntStream;

/** A pattern of whole texts, by code points, in which wildcards may be kept from passing a colon. */
final class TextPattern {

    static final int ANY_ONE = -1;
    static final int ANY_NUMBER = -2;
    static final int ONE_BUT_COLON = -3;
    static final int NUMBER_BUT_COLON = -4;

    /** Marks a code point whose letter case does not count. */
    private static final int IGNORING_CASE = 1 << 24;

    static final TextPattern ANYTHING = new TextPattern(new int[] {ANY_NUMBER}, Optional.empty());

    private final int[] tokens;
    private final Optional<String> literal;

    private TextPattern(int[] tokens, Optional<String> literal) {
        this.tokens = tokens;
        this.literal = literal;
    }

    static TextPattern of(IntStream tokens) {
        int[] all = tokens.toArray();
        for (int token : all) {
            if (token < 0 || token >= IGNORING_CASE) {
                return new TextPattern(all, Optional.empty());
            }
        }
        return new TextPattern(all, Optional.of(new String(all, 0, all.length)));
    }

    static TextPattern literal(String text) {
        return new TextPattern(codePoints(text), Optional.of(text));
    }

    private static int[] codePoints(String text) {
        int[] found = new int[text.codePointCount(0, text.length())];
        for (int at = 0, i = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            found[i++] = text.codePointAt(at);
        }
        return found;
    }

    /** Every {@code *} and {@code ?} is a wildcard. */
    static TextPattern glob(String text) {
        if (text.indexOf('*') < 0 && text.indexOf('?') < 0) {
            return literal(text);
        }
        return of(text.codePoints().map(c -> c == '*' ? ANY_NUMBER : c == '?' ? ANY_ONE : c));
    }

    /** As a policy writes it; a character that is one of the wildcards itself looks like it. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            if (token >= 0) {
                text.appendCodePoint(token & ~IGNORING_CASE);
            } else {
                text.append(repeats(token) ? '*' : '?');
            }
        }
        return text.toString();
    }

    /** The same text in any letter case. */
    TextPattern ignoringCase() {
        return of(IntStream.of(tokens).map(token -> token >= 0 ? token | IGNORING_CASE : token));
    }

    IntStream tokens() {
        return IntStream.of(tokens);
    }

    boolean endsWithAnyNumber() {
        return tokens.length > 0 && tokens[tokens.length - 1] == ANY_NUMBER;
    }

    int length() {
        return tokens.length;
    }

    int token(int position) {
        return tokens[position];
    }

    /** The one text that it matches, if there is only one. */
    Optional<String> literal() {
        return literal;
    }

    static boolean repeats(int token) {
        return token == ANY_NUMBER || token == NUMBER_BUT_COLON;
    }

    /** Whether a token takes a character; of those that repeat, whether they take one more. */
    static boolean takes(int token, int character) {
        if (token >= IGNORING_CASE) {
            return LetterCase.same(token ^ IGNORING_CASE, character);
        }
        return switch (token) {
            case ANY_ONE, ANY_NUMBER -> true;
            case ONE_BUT_COLON, NUMBER_BUT_COLON -> character != ':';
            default -> token == character;
        };
    }

    /** The characters that the pattern tells from others. */
    IntStream characters() {
        return IntStream.of(tokens)
                .flatMap(token -> token >= IGNORING_CASE
                        ? LetterCase.all(token ^ IGNORING_CASE)
                        : token >= 0
                                ? IntStream.of(token)
                                : token < ANY_NUMBER ? IntStream.of(':') : IntStream.empty());
    }

    /** A text that it matches, with a filling in place of each wildcard. */
    String filled(String filling) {
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            if (token >= 0) {
                text.appendCodePoint(token & ~IGNORING_CASE);
            } else if (repeats(token)) {
                text.append(filling);
            } else {
                text.append('x');
            }
        }
        return text.toString();
    }

    /** Goes back to the last star only; one that passes no colon has taken all it can once a colon was matched. */
    boolean matches(String text) {
        if (literal.isPresent()) {
            return literal.get().equals(text);
        }
        int at = 0;
        int token = 0;
        int star = -1;
        int afterStar = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            int wanted = token < tokens.length ? tokens[token] : Integer.MIN_VALUE;
            if (token < tokens.length && repeats(wanted)) {
                star = token++;
                afterStar = at;
            } else if (token < tokens.length && takes(wanted, character)) {
                at += Character.charCount(character);
                token++;
                star = character == ':' && star >= 0 && tokens[star] == NUMBER_BUT_COLON ? -1 : star;
            } else if (star >= 0 && takes(tokens[star], text.codePointAt(afterStar))) {
                afterStar += Character.charCount(text.codePointAt(afterStar));
                at = afterStar;
                token = star + 1;
            } else {
                return false;
            }
        }
        while (token < tokens.length && repeats(tokens[token])) {
            token++;
        }
        return token == tokens.length;
    }
}
