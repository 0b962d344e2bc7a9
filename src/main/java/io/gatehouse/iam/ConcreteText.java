package io.gatehouse.iam;

/** The character rules for text that must name exactly one thing. */
final class ConcreteText {

    private ConcreteText() {}

    /** The first offending character decides which rule is reported. */
    static void require(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                throw unprintable(text, i);
            }
            if (c == '*' || c == '?') {
                throw new InvalidValueException(
                        "wildcard", Excerpt.of(text) + " has a wildcard", "the name of one resource");
            }
            if (c == '$' && text.startsWith("${", i)) {
                throw new InvalidValueException(
                        "policy-variable", Excerpt.of(text) + " has a policy variable", "the name of one resource");
            }
        }
    }

    private static InvalidValueException unprintable(String text, int index) {
        char c = text.charAt(index);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            return new InvalidValueException(
                    "white-space", Excerpt.of(text) + " has white space at position " + index, "none");
        }
        if (Character.isISOControl(c)) {
            return new InvalidValueException(
                    "control-character",
                    Excerpt.of(text) + " has the control character " + codePoint(text, index),
                    "none");
        }
        return new InvalidValueException(
                "non-ascii", Excerpt.of(text) + " has " + codePoint(text, index), "ASCII characters only");
    }

    private static String codePoint(String text, int index) {
        return String.format("U+%04X", text.codePointAt(index));
    }
}
