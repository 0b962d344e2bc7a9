package io.gatehouse.analysis;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The texts that match any of some patterns. */
final class TextSet {

    private final List<TextPattern> patterns;
    private final Set<String> literals = new HashSet<>();
    private final List<TextPattern> others;

    TextSet(Collection<TextPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        this.patterns.forEach(pattern -> pattern.literal().ifPresent(literals::add));
        this.others = this.patterns.stream()
                .filter(pattern -> pattern.literal().isEmpty())
                .toList();
    }

    List<TextPattern> patterns() {
        return patterns;
    }

    /** Whether there are only as many texts as patterns. */
    boolean isFinite() {
        return others.isEmpty();
    }

    boolean contains(String text, Effort effort) {
        if (literals.contains(text)) {
            return true;
        }
        for (TextPattern pattern : others) {
            effort.spend(1 + (long) pattern.length() * text.length() / 8);
            if (pattern.matches(text)) {
                return true;
            }
        }
        return false;
    }
}
