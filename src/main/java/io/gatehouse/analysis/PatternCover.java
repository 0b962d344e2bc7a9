package io.gatehouse.analysis;

/**
 * Whether each text of one pattern is one of another, as far as both show it when they are read from left to right. A yes is
 * certain: each token of the narrow pattern takes nothing that its token of the wide one would not take too.
 */
final class PatternCover {

    /** Steps for each token; what takes more is left to {@link TextSearch}. */
    private static final int STEPS = 8;

    private PatternCover() {}

    static boolean covers(TextPattern wide, TextPattern narrow, Effort effort) {
        int[] theirs = narrow.tokens();
        int[] ours = wide.tokens();
        long left = (long) STEPS * (theirs.length + ours.length);
        effort.spend(theirs.length + ours.length);
        int at = 0;
        int token = 0;
        int star = -1;
        int afterStar = 0;
        while (at < theirs.length) {
            effort.spend(1);
            if (left-- == 0) {
                return false;
            }
            if (token < ours.length && TextPattern.repeats(ours[token])) {
                star = token++;
                afterStar = at;
            } else if (token < ours.length && isInside(theirs[at], ours[token])) {
                at++;
                token++;
            } else if (star >= 0 && isRepeated(theirs[afterStar], ours[star])) {
                at = ++afterStar;
                token = star + 1;
            } else {
                return false;
            }
        }
        while (token < ours.length && TextPattern.repeats(ours[token])) {
            token++;
        }
        return token == ours.length;
    }

    /** Whether a token that takes one character takes what the other can. */
    private static boolean isInside(int narrow, int wide) {
        return switch (narrow) {
            case TextPattern.ANY_NUMBER, TextPattern.NUMBER_BUT_COLON -> false;
            case TextPattern.ANY_ONE -> wide == TextPattern.ANY_ONE;
            case TextPattern.ONE_BUT_COLON -> wide == TextPattern.ANY_ONE || wide == TextPattern.ONE_BUT_COLON;
            default -> narrow == wide || TextPattern.takesAll(wide, narrow);
        };
    }

    /** Whether a token that repeats takes all that the other can. */
    private static boolean isRepeated(int narrow, int wide) {
        if (wide == TextPattern.ANY_NUMBER) {
            return true;
        }
        return switch (narrow) {
            case TextPattern.ANY_NUMBER, TextPattern.ANY_ONE -> false;
            case TextPattern.NUMBER_BUT_COLON, TextPattern.ONE_BUT_COLON -> true;
            default -> TextPattern.takesAll(wide, narrow);
        };
    }
}
