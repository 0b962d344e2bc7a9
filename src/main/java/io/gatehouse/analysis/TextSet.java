package io.gatehouse.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** The texts that match any of some patterns. */
final class TextSet {

    /** Steps that it takes to ask at all, to look at a beginning, and to begin to match. */
    private static final int ASKED = 1;

    private static final int BEGUN = 2;
    private static final int MATCHED = 6;

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

    /** Whether no text is in both, as the beginnings of their patterns show. */
    boolean isApartFrom(TextSet other, Effort effort) {
        for (TextPattern pattern : patterns) {
            for (TextPattern each : other.patterns) {
                effort.spend(TextPattern.COMPARED);
                if (!pattern.isApartFrom(each)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a pattern is inside one of these, where that is plain to see. */
    boolean covers(TextPattern pattern, Effort effort) {
        for (TextPattern each : patterns) {
            effort.spend(TextPattern.COMPARED);
            if (!each.isApartFrom(pattern) && PatternCover.covers(each, pattern, effort)) {
                return true;
            }
        }
        return false;
    }

    boolean contains(String text, Effort effort) {
        effort.spend(ASKED);
        if (literals.contains(text)) {
            return true;
        }
        for (int i = 0; i < others.size(); i++) {
            TextPattern pattern = others.get(i);
            effort.spend(BEGUN + text.length() / 32);
            if (pattern.beginsLike(text)) {
                effort.spend(MATCHED + text.length() + (long) pattern.length() * text.length() / 8);
                if (pattern.matches(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
