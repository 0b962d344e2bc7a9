package io.gatehouse.analysis;

import java.util.stream.IntStream;

/** Which characters are the same where letter case does not count, as {@link String#equalsIgnoreCase} has it. */
final class LetterCase {

    private LetterCase() {}

    static boolean same(int one, int other) {
        if (one == other) {
            return true;
        }
        int upper = Character.toUpperCase(one);
        int otherUpper = Character.toUpperCase(other);
        return upper == otherUpper || Character.toLowerCase(upper) == Character.toLowerCase(otherUpper);
    }

    /** A character and its kin, of which some letters have exotic ones: the Kelvin sign is a k. */
    static IntStream all(int character) {
        return IntStream.concat(
                IntStream.of(character),
                IntStream.of(Letters.WITH_CASE).filter(other -> other != character && same(character, other)));
    }

    /** Found when first needed. */
    private static final class Letters {
        static final int[] WITH_CASE = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(letter -> Character.toUpperCase(letter) != letter || Character.toLowerCase(letter) != letter)
                .toArray();
    }
}
