package io.gatehouse.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a text that is in some sets and not in others, or that there is none. The patterns are read side by side, one
 * character after the other; what matters of the text so far is at which positions of the patterns it can be, and
 * characters that no pattern names are all alike. So there is an end to it, and what is found is as short as can be.
 */
final class TextSearch {

    /** A set that the text must be in, or must not. */
    record Wanted(TextSet set, boolean in) {

        /** The texts of one pattern. */
        static Wanted of(TextPattern pattern) {
            return new Wanted(new TextSet(List.of(pattern)), true);
        }

        Wanted not() {
            return new Wanted(set, !in);
        }

        boolean by(String text, Effort effort) {
            return set.contains(text, effort) == in;
        }
    }

    private static final List<String> FILLINGS = List.of("example", "x", "");
    private static final String FRESH = "xyzabcdefghijklmnopqrstuvw0123456789-_/";

    private final List<Wanted> wanted;
    private final String forbidden;
    private final Effort effort;

    private TextSearch(List<Wanted> wanted, String forbidden, Effort effort) {
        this.wanted = wanted;
        this.forbidden = forbidden;
        this.effort = effort;
    }

    /** @param forbidden characters that the text may not have */
    static Optional<String> find(List<Wanted> wanted, String forbidden, Effort effort) {
        var search = new TextSearch(wanted, forbidden, effort);
        Optional<TextSet> finite = search.finite();
        if (finite.isPresent()) {
            return search.among(finite.get(), List.of(""));
        }
        if (search.isApart()) {
            return Optional.empty();
        }
        for (Wanted each : wanted) {
            Optional<String> easy = each.in() ? search.among(each.set(), FILLINGS) : Optional.empty();
            if (easy.isPresent()) {
                return easy;
            }
        }
        String plain = FILLINGS.get(0);
        if (search.isWanted(plain)) {
            return Optional.of(plain);
        }
        return search.isCovered() ? Optional.empty() : search.shortest();
    }

    /** A set of so many texts, rather one of one text. */
    private Optional<TextSet> finite() {
        Optional<TextSet> found = Optional.empty();
        for (Wanted each : wanted) {
            if (each.in()
                    && each.set().isFinite()
                    && (found.isEmpty() || each.set().patterns().size() == 1)) {
                found = Optional.of(each.set());
            }
        }
        return found;
    }

    /** Whether two sets that the text must be in have nothing in common, where that is plain to see. */
    private boolean isApart() {
        for (int i = 0; i < wanted.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (wanted.get(i).in()
                        && wanted.get(j).in()
                        && wanted.get(i).set().isApartFrom(wanted.get(j).set(), effort)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether all of a set that the text must be in is excluded, where that is plain to see. */
    private boolean isCovered() {
        for (Wanted each : wanted) {
            if (each.in() && isExcluded(each.set().patterns())) {
                return true;
            }
        }
        return false;
    }

    private boolean isExcluded(List<TextPattern> patterns) {
        for (TextPattern pattern : patterns) {
            boolean excluded = false;
            for (Wanted each : wanted) {
                excluded = excluded || (!each.in() && each.set().covers(pattern, effort));
            }
            if (!excluded) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> among(TextSet set, List<String> fillings) {
        for (TextPattern pattern : set.patterns()) {
            for (String filling : fillings) {
                String text = pattern.filled(filling);
                if (!hasForbidden(text) && isWanted(text)) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }

    private boolean hasForbidden(String text) {
        for (int i = 0; i < forbidden.length(); i++) {
            if (text.indexOf(forbidden.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(String text) {
        for (Wanted each : wanted) {
            if (!each.by(text, effort)) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> shortest() {
        int[] alphabet = alphabet();
        var positions = new Positions(wanted, alphabet, effort);
        Deque<Reached> open = new ArrayDeque<>();
        Set<Reached> seen = new HashSet<>();
        Reached start = new Reached(positions.start(), null, 0);
        open.add(start);
        while (!open.isEmpty()) {
            Reached reached = open.remove();
            if (positions.accepts(reached.positions)) {
                return Optional.of(text(reached));
            }
            for (int symbol = 0; symbol < alphabet.length; symbol++) {
                Reached next = new Reached(positions.after(reached.positions, symbol), reached, alphabet[symbol]);
                if (positions.isHopeful(next.positions) && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private int[] alphabet() {
        int[] named = wanted.stream()
                .flatMap(each -> each.set().patterns().stream())
                .flatMapToInt(TextPattern::characters)
                .filter(character -> forbidden.indexOf(character) < 0)
                .distinct()
                .sorted()
                .toArray();
        int other = IntStream.concat(FRESH.codePoints(), IntStream.range('0', Character.MIN_SURROGATE))
                .filter(character -> forbidden.indexOf(character) < 0 && Arrays.binarySearch(named, character) < 0)
                .findFirst()
                .orElseThrow();
        return IntStream.concat(IntStream.of(other), IntStream.of(named)).toArray();
    }

    private static String text(Reached last) {
        List<Integer> characters = new ArrayList<>();
        Reached each = last;
        for (Reached before = each.before; before != null; before = each.before) {
            characters.add(each.character);
            each = before;
        }
        StringBuilder text = new StringBuilder();
        for (int i = characters.size() - 1; i >= 0; i--) {
            text.appendCodePoint(characters.get(i));
        }
        return text.toString();
    }

    /** Positions after some text; the same positions are the same, whatever the text. */
    private static final class Reached {
        private final long[] positions;
        private final @Nullable Reached before;
        private final int character;

        Reached(long[] positions, @Nullable Reached before, int character) {
            this.positions = positions;
            this.before = before;
            this.character = character;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Reached reached && Arrays.equals(positions, reached.positions);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(positions);
        }
    }
}
