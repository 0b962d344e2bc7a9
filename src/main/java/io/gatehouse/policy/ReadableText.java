package io.gatehouse.policy;

/** Text that people decide by: what it shows is all that it holds. */
public final class ReadableText {

    /** What is accepted, in words. */
    public static final String ACCEPTED =
            "text without control characters (but line breaks and tabs) and without characters that are invisible or change"
                    + " the direction of writing";

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final String FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

    private ReadableText() {}

    /** Whether there is nothing to be read in it. */
    public static boolean isBlank(String text) {
        return text.codePoints().noneMatch(ReadableText::isVisible);
    }

    public static boolean is(String text) {
        return text.codePoints().allMatch(ReadableText::isReadable);
    }

    private static boolean isReadable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            // Scripts are written with these two, and emoji.
            case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
            case Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> !isInvisible(c);
        };
    }

    /** Letters and marks that show nothing: fillers, inherent vowels, the empty Braille cell, variation selectors. */
    private static boolean isInvisible(int c) {
        return FILLERS.indexOf(c) >= 0 || (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0D) || c >= 0xE0000;
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }
}
