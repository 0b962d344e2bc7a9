package io.gatehouse.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A text with placeholders such as {@code ${partition}}, each to be replaced by a value. */
public record Template(String text) {

    public Template {
        names(text);
    }

    public List<String> names() {
        return names(text);
    }

    /** @param values the value for the name of a placeholder */
    public String fill(UnaryOperator<String> values) {
        int open = text.indexOf("${");
        if (open < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder(text.length() + 64);
        int done = 0;
        while (open >= 0) {
            int close = text.indexOf('}', open);
            filled.append(text, done, open).append(values.apply(text.substring(open + 2, close)));
            done = close + 1;
            open = text.indexOf("${", done);
        }
        return filled.append(text, done, text.length()).toString();
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", open + 2)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("a placeholder that does not end: " + text);
            }
            names.add(text.substring(open + 2, close));
        }
        return names;
    }
}
