package io.gatehouse.analysis;

/** A text in which some characters stand for any others: {@code *} for any number of them, {@code ?} for one. */
final class Glob {

    /** Beside all characters, so that a literal {@code *} can be told from a wildcard. */
    static final int ANY_NUMBER = -1;

    static final int ANY_ONE = -2;

    private final int[] tokens;
    private final String literalPrefix;
    private final boolean literal;
    private final boolean prefixOnly;

    /** @param tokens characters, {@link #ANY_NUMBER} or {@link #ANY_ONE} */
    Glob(int[] tokens) {
        this.tokens = tokens.clone();
        int fixed = 0;
        while (fixed < tokens.length && tokens[fixed] >= 0) {
            fixed++;
        }
        StringBuilder prefix = new StringBuilder(fixed);
        for (int i = 0; i < fixed; i++) {
            prefix.append((char) tokens[i]);
        }
        this.literalPrefix = prefix.toString();
        this.literal = fixed == tokens.length;
        this.prefixOnly = fixed == tokens.length - 1 && tokens[fixed] == ANY_NUMBER;
    }

    /** Every {@code *} and {@code ?} is a wildcard. */
    static Glob of(String text) {
        return new Glob(tokens(text));
    }

    static int[] tokens(String text) {
        return text.chars()
                .map(c -> c == '*' ? ANY_NUMBER : c == '?' ? ANY_ONE : c)
                .toArray();
    }

    boolean matches(String text) {
        return matches(text, 0, text.length());
    }

    /** Whether the part of the text matches as a whole. Takes at most the product of both lengths. */
    boolean matches(String text, int from, int to) {
        int fixed = literalPrefix.length();
        if (to - from < fixed || (literal && to - from > fixed) || !text.startsWith(literalPrefix, from)) {
            return false;
        }
        return literal || prefixOnly || matchesRest(text, from + fixed, to, fixed);
    }

    /** Goes back to the last star only: what an earlier star took can stay as it is. */
    private boolean matchesRest(String text, int from, int to, int firstToken) {
        int at = from;
        int token = firstToken;
        int star = -1;
        int afterStar = -1;
        while (at < to) {
            int wanted = token < tokens.length ? tokens[token] : Integer.MIN_VALUE;
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
        while (token < tokens.length && tokens[token] == ANY_NUMBER) {
            token++;
        }
        return token == tokens.length;
    }

    /** The text itself, of a glob that has no wildcard. */
    String literal() {
        if (!literal) {
            throw new IllegalStateException("has wildcards");
        }
        return literalPrefix;
    }

    boolean endsWithAnyNumber() {
        return tokens.length > 0 && tokens[tokens.length - 1] == ANY_NUMBER;
    }
}
