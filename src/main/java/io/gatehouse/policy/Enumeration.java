package io.gatehouse.policy;

import java.util.List;

/** Several things in a sentence. */
final class Enumeration {

    private Enumeration() {}

    /** @param word before the last */
    static String of(List<String> things, String word) {
        int last = things.size() - 1;
        return last < 1
                ? String.join(", ", things)
                : String.join(", ", things.subList(0, last)) + " " + word + " " + things.get(last);
    }
}
