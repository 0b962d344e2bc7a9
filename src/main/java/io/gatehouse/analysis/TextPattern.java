package io.gatehouse.analysis;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A pattern of whole texts, by code points, in which wildcards may be kept from passing a colon, up to the first one that
 * may pass it.
 */
final class TextPattern {

    static final int ANY_ONE = -1;
    static final int ANY_NUMBER = -2;
    static final int ONE_BUT_COLON = -3;
    static final int NUMBER_BUT_COLON = -4;

    /** Marks a code point whose letter case does not count. */
    private static final int IGNORING_CASE = 1 << 24;

    static final TextPattern ANYTHING = new TextPattern(new int[] {ANY_NUMBER}, Optional.empty());

    /** Steps of comparing the beginnings of two. */
    static final int COMPARED = 6;

    private static final int[] NONE = {};

    /** None of a pattern that is one text. */
    private final int[] wild;

    private final Optional<String> literal;
    /** What every text begins with that matches. */
    private final String prefix;

    private TextPattern(int[] wild, Optional<String> literal) {
        this.wild = wild;
        this.literal = literal;
        this.prefix = literal.orElseGet(() -> prefix(wild));
    }

    private static String prefix(int[] tokens) {
        int fixed = 0;
        while (fixed < tokens.length && tokens[fixed] >= 0 && tokens[fixed] < IGNORING_CASE) {
            fixed++;
        }
        return new String(tokens, 0, fixed);
    }

    static TextPattern of(IntStream tokens) {
        return of(tokens.toArray());
    }

    static TextPattern of(int[] all) {
        for (int token : all) {
            if (token < 0 || token >= IGNORING_CASE) {
                return new TextPattern(all, Optional.empty());
            }
        }
        return literal(new String(all, 0, all.length));
    }

    static TextPattern literal(String text) {
        return new TextPattern(NONE, Optional.of(text));
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
        return glob(text, ANY_NUMBER, ANY_ONE);
    }

    /** With other wildcards in the places of {@code *} and {@code ?}. */
    static TextPattern glob(String text, int anyNumber, int anyOne) {
        if (text.indexOf('*') < 0 && text.indexOf('?') < 0) {
            return literal(text);
        }
        int[] tokens = codePoints(text);
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = tokens[i] == '*' ? anyNumber : tokens[i] == '?' ? anyOne : tokens[i];
        }
        return new TextPattern(tokens, Optional.empty());
    }

    /** As a policy writes it; a character that is one of the wildcards itself looks like it. */
    String text() {
        if (literal.isPresent()) {
            return literal.get();
        }
        StringBuilder text = new StringBuilder();
        for (int token : wild) {
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
        return of(IntStream.of(tokens()).map(token -> token >= 0 ? token | IGNORING_CASE : token));
    }

    /** Characters and wildcards; not to be changed. */
    int[] tokens() {
        return literal.isPresent() ? codePoints(literal.get()) : wild;
    }

    boolean endsWithAnyNumber() {
        return wild.length > 0 && wild[wild.length - 1] == ANY_NUMBER;
    }

    /** At least as many as there are tokens. */
    int length() {
        return literal.isPresent() ? literal.get().length() : wild.length;
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

    /** Whether a token takes a character of a pattern; of one whose letter case does not count, each of its forms. */
    static boolean takesAll(int token, int character) {
        return character < IGNORING_CASE
                ? takes(token, character)
                : token < 0 && takes(token, character ^ IGNORING_CASE);
    }

    /** The characters that the pattern tells from others. */
    IntStream characters() {
        return IntStream.of(tokens())
                .flatMap(token -> token >= IGNORING_CASE
                        ? LetterCase.all(token ^ IGNORING_CASE)
                        : token >= 0
                                ? IntStream.of(token)
                                : token < ANY_NUMBER ? IntStream.of(':') : IntStream.empty());
    }

    /** A text that it matches, with a filling in place of each wildcard. */
    String filled(String filling) {
        if (literal.isPresent()) {
            return literal.get();
        }
        StringBuilder text = new StringBuilder();
        for (int token : wild) {
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

    /** Whether the text begins as every text does that matches, which is soon said. */
    boolean beginsLike(String text) {
        return text.startsWith(prefix);
    }

    /** Whether no text matches both, as their beginnings show. */
    boolean isApartFrom(TextPattern other) {
        return !prefix.startsWith(other.prefix) && !other.prefix.startsWith(prefix);
    }

    /** Goes back to the last star only; one that passes no colon has taken all it can once a colon was matched. */
    boolean matches(String text) {
        if (literal.isPresent()) {
            return literal.get().equals(text);
        }
        if (!beginsLike(text)) {
            return false;
        }
        int at = prefix.length();
        int token = prefix.codePointCount(0, at);
        int star = -1;
        int afterStar = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            int wanted = token < wild.length ? wild[token] : Integer.MIN_VALUE;
            if (token < wild.length && repeats(wanted)) {
                star = token++;
                afterStar = at;
            } else if (token < wild.length && takes(wanted, character)) {
                at += Character.charCount(character);
                token++;
                star = character == ':' && star >= 0 && wild[star] == NUMBER_BUT_COLON ? -1 : star;
            } else if (star >= 0 && takes(wild[star], text.codePointAt(afterStar))) {
                afterStar += Character.charCount(text.codePointAt(afterStar));
                at = afterStar;
                token = star + 1;
            } else {
                return false;
            }
        }
        while (token < wild.length && repeats(wild[token])) {
            token++;
        }
        return token == wild.length;
    }
}
