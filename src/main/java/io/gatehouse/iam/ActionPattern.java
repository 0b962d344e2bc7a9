package io.gatehouse.iam;

import java.util.Locale;

/** {@code *} or {@code service:Action}, possibly with wildcards; keeps its spelling, compares without letter case. */
public record ActionPattern(String text) implements Comparable<ActionPattern> {

    public ActionPattern {
        if (!text.equals("*")) {
            requireServiceAndName(text);
        }
    }

    private static void requireServiceAndName(String text) {
        int colon = text.indexOf(':');
        boolean valid = colon > 0 && colon < text.length() - 1;
        boolean anyService = text.startsWith("*:");
        for (int i = anyService ? 2 : 0; valid && i < text.length(); i++) {
            char c = text.charAt(i);
            valid = i == colon || Characters.isLetterOrDigit(c) || c == '-' || (i > colon && isNameMark(c));
        }
        if (!valid) {
            throw new InvalidValueException(
                    "invalid-action",
                    Excerpt.of(text) + " is not an action; expected * or service:Action such as s3:GetObject");
        }
    }

    private static boolean isNameMark(char c) {
        return c == '*' || c == '?' || c == '_' || c == '.';
    }

    public String normalised() {
        return text.toLowerCase(Locale.ROOT);
    }

    public boolean hasWildcard() {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    @Override
    public int compareTo(ActionPattern other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
