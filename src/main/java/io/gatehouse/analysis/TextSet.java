package io.gatehouse.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** The texts that match any of some patterns. */
final class TextSet {

    /** So many texts are compared one by one faster than they are found. */
    private static final int FEW = 8;

    private final List<TextPattern> patterns;
    private final Collection<String> literals;
    private final List<TextPattern> others;

    TextSet(List<TextPattern> patterns) {
        this.patterns = patterns;
        this.literals = patterns.size() > FEW ? new HashSet<>() : new ArrayList<>(patterns.size());
        List<TextPattern> wild = List.of();
        for (TextPattern pattern : patterns) {
            if (pattern.literal().isPresent()) {
                literals.add(pattern.literal().get());
            } else {
                wild = wild.isEmpty() ? new ArrayList<>() : wild;
                wild.add(pattern);
            }
        }
        this.others = wild;
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
        for (int i = 0; i < others.size(); i++) {
            TextPattern pattern = others.get(i);
            effort.spend(1 + (long) pattern.length() * text.length() / 8);
            if (pattern.matches(text)) {
                return true;
            }
        }
        return false;
    }
}
