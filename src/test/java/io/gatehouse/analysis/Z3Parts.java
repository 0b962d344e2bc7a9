package io.gatehouse.analysis;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.SeqExpr;
import java.util.ArrayList;
import java.util.List;

/**
 * A text of parts between colons, as Z3's variables, one for each part. Nothing keeps colons out of the parts: patterns name
 * none, so in a part that has one, another character would do as well.
 */
final class Z3Parts {

    private final Context z3;
    private final Z3Patterns patterns;
    private final BoolExpr there;
    private final List<SeqExpr<CharSort>> parts = new ArrayList<>();

    Z3Parts(Context z3, Z3Patterns patterns, String name, int number) {
        this.z3 = z3;
        this.patterns = patterns;
        this.there = z3.mkBoolConst(name + " in parts");
        for (int i = 0; i < number; i++) {
            parts.add(patterns.text(name + " part " + i));
        }
    }

    /** Whether the text has these parts at all. */
    BoolExpr there() {
        return there;
    }

    BoolExpr part(int number, String pattern) {
        return patterns.matches(parts.get(number), pattern);
    }

    /** Part by part; the last takes colons too. */
    BoolExpr match(String pattern) {
        String[] texts = pattern.split(":", parts.size());
        if (texts.length < parts.size()) {
            throw new IllegalArgumentException("fewer parts than are compared: " + pattern);
        }
        BoolExpr all = there;
        for (int i = 0; i < texts.length; i++) {
            all = z3.mkAnd(all, part(i, texts[i]));
        }
        return all;
    }
}
