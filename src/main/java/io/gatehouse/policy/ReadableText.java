package io.gatehouse.policy;

/** Text that people decide by: what it shows is all that it holds. */
public final class ReadableText {

    /** What is accepted, in words. */
    public static final String ACCEPTED =
            "text without control characters (but line breaks and tabs) and without characters that are invisible or change"
                    + " the direction of writing";

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private ReadableText() {}

    public static boolean is(String text) {
        return text.codePoints().allMatch(ReadableText::isReadable);
    }

    private static boolean isReadable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            // Scripts are written with these two, and emoji.
            case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
