package io.gatehouse.iam;

/** Rules for single characters, shared by the values that quote them. */
final class Characters {

    private Characters() {}

    static boolean isLowerCaseLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetterOrDigit(char c) {
        return isLowerCaseLetter(c) || (c >= 'A' && c <= 'Z') || isDigit(c);
    }

    /** Refuses control characters and halves of surrogate pairs. */
    static void requireText(String text, String what) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new InvalidValueException(
                        "control-character", what + " has a control character, expected none: " + Excerpt.of(text));
            }
        }
        requireUnicode(text, what);
    }

    /** Refuses halves of surrogate pairs, which have no UTF-8. */
    static void requireUnicode(String text, String what) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    throw new InvalidValueException(
                            "not-unicode",
                            what + " has half of a surrogate pair, expected whole characters: " + Excerpt.of(text));
                }
                i++;
            }
        }
    }
}
