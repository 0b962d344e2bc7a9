package io.gatehouse.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A text in which some characters stand for any others: {@code *} for any number of them, {@code ?} for one. */
final class Glob {

    /** Beside all characters, so that a literal {@code *} can be told from a wildcard. */
    static final int ANY_NUMBER = -1;

    private static final int ANY_ONE = -2;
    private static final int[] NOTHING = {};

    static final Glob OF_NO_TEXT = new Glob("", new int[] {Integer.MAX_VALUE});

    private final String literalPrefix;
    /** What follows the prefix: characters and wildcards, the first a wildcard. */
    private final int[] rest;

    private final boolean prefixOnly;

    private Glob(String literalPrefix, int[] rest) {
        this.literalPrefix = literalPrefix;
        this.rest = rest;
        this.prefixOnly = rest.length == 1 && rest[0] == ANY_NUMBER;
    }

    /** Of characters and wildcards, as {@link #tokens} gives them. */
    static Glob of(int[] tokens) {
        int fixed = 0;
        while (fixed < tokens.length && tokens[fixed] >= 0) {
            fixed++;
        }
        StringBuilder prefix = new StringBuilder(fixed);
        for (int i = 0; i < fixed; i++) {
            prefix.append((char) tokens[i]);
        }
        return new Glob(prefix.toString(), Arrays.copyOfRange(tokens, fixed, tokens.length));
    }

    /** Every {@code *} and {@code ?} is a wildcard. */
    static Glob of(String text) {
        int fixed = 0;
        while (fixed < text.length() && text.charAt(fixed) != '*' && text.charAt(fixed) != '?') {
            fixed++;
        }
        if (fixed == text.length()) {
            return literal(text);
        }
        int[] rest = new int[text.length() - fixed];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = token(text.charAt(fixed + i));
        }
        return new Glob(text.substring(0, fixed), rest);
    }

    /** No character is a wildcard. */
    static Glob literal(String text) {
        return new Glob(text, NOTHING);
    }

    static IntStream tokens(String text) {
        return text.chars().map(Glob::token);
    }

    private static int token(int c) {
        return c == '*' ? ANY_NUMBER : c == '?' ? ANY_ONE : c;
    }

    private boolean isLiteral() {
        return rest.length == 0;
    }

    boolean matches(String text, Effort effort) {
        return matches(text, 0, text.length(), effort);
    }

    /** Whether the part of the text matches as a whole. Takes at most the product of both lengths. */
    boolean matches(String text, int from, int to, Effort effort) {
        int fixed = literalPrefix.length();
        if (to - from < fixed || (isLiteral() && to - from > fixed) || !text.startsWith(literalPrefix, from)) {
            return false;
        }
        if (isLiteral() || prefixOnly) {
            return true;
        }
        effort.spend(to - from + (long) rest.length * (to - from) / 8);
        return matchesRest(text, from + fixed, to);
    }

    /** Goes back to the last star only: what an earlier star took can stay as it is. */
    private boolean matchesRest(String text, int from, int to) {
        int at = from;
        int token = 0;
        int star = -1;
        int afterStar = -1;
        while (at < to) {
            int wanted = token < rest.length ? rest[token] : Integer.MIN_VALUE;
            if (wanted == ANY_NUMBER) {
                star = token++;
                afterStar = at;
            } else if (wanted == ANY_ONE) {
                at += Character.charCount(text.codePointAt(at));
                token++;
            } else if (wanted == text.charAt(at)) {
                at++;
                token++;
            } else if (star >= 0) {
                token = star + 1;
                at = ++afterStar;
            } else {
                return false;
            }
        }
        while (token < rest.length && rest[token] == ANY_NUMBER) {
            token++;
        }
        return token == rest.length;
    }

    /** The text itself, of a glob that has no wildcard. */
    String literal() {
        if (!isLiteral()) {
            throw new IllegalStateException("has wildcards");
        }
        return literalPrefix;
    }

    boolean endsWithAnyNumber() {
        return rest.length > 0 && rest[rest.length - 1] == ANY_NUMBER;
    }
}
