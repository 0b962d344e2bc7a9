package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import io.gatehouse.analysis.TextSearch.Wanted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Finds texts in some sets and outside of others, and an automata library says the same of whether there are any. */
class TextSearchDifferentialTests {

    private enum Verdict {
        NONE,
        SOME
    }

    private record Case(List<Wanted> wanted, String forbidden) {

        /** What tells it from others. */
        String text() {
            StringBuilder text = new StringBuilder(forbidden);
            for (Wanted each : wanted) {
                text.append(each.in() ? " in" : " out");
                for (TextPattern pattern : each.set().patterns()) {
                    text.append(' ').append(Arrays.toString(pattern.tokens()));
                }
            }
            return text.toString();
        }
    }

    private static final long SEED = 20261126;
    private static final int CASES = 10_000;
    private static final int[] WHOLE = {
        'a', 'b', ':', 'a', 'b', TextPattern.ANY_ONE, TextPattern.ANY_NUMBER, TextPattern.ANY_NUMBER
    };
    private static final int[] IN_PARTS = {
        'a', 'b', ':', 'a', 'b', TextPattern.ONE_BUT_COLON, TextPattern.NUMBER_BUT_COLON, TextPattern.NUMBER_BUT_COLON
    };
    private static final int MOST_TOKENS = 6;

    private final Random random = new Random(SEED);

    @Test
    void agreesWithAnAutomataLibrary() {
        Spread spread = new Spread((Object[]) Verdict.values());
        for (int i = 0; i < CASES; i++) {
            Case each = next();
            Optional<String> found = TextSearch.find(each.wanted(), each.forbidden(), new Effort());
            Automaton theirs = automaton(each);
            assertThat(found.isEmpty()).as(each.text()).isEqualTo(theirs.isEmpty());
            found.ifPresent(text ->
                    assertThat(theirs.run(text)).as("%s: %s", each.text(), text).isTrue());
            spread.add(found.isEmpty() ? Verdict.NONE : Verdict.SOME, each.text());
        }
        assertThat(spread.faults()).isEmpty();
    }

    private Case next() {
        List<Wanted> wanted = some(4, () -> new Wanted(new TextSet(some(3, this::pattern)), random.nextInt(3) > 0));
        return new Case(wanted, random.nextInt(4) == 0 ? "b" : "");
    }

    /** As ARNs are, wildcards pass colons at the end only. */
    private TextPattern pattern() {
        int[] tokens = new int[random.nextInt(MOST_TOKENS)];
        int inParts = random.nextInt(MOST_TOKENS);
        for (int i = 0; i < tokens.length; i++) {
            int[] from = i < inParts ? IN_PARTS : WHOLE;
            tokens[i] = from[random.nextInt(from.length)];
        }
        TextPattern pattern = TextPattern.of(tokens);
        return random.nextInt(8) == 0 ? pattern.ignoringCase() : pattern;
    }

    private <T> List<T> some(int most, Supplier<T> source) {
        List<T> found = new ArrayList<>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            found.add(source.get());
        }
        return found;
    }

    private static Automaton automaton(Case each) {
        Automaton all = BasicAutomata.makeAnyString();
        for (char character : each.forbidden().toCharArray()) {
            all = all.intersection(but(character).repeat());
        }
        for (Wanted wanted : each.wanted()) {
            Automaton set = BasicOperations.union(wanted.set().patterns().stream()
                    .map(TextSearchDifferentialTests::automaton)
                    .toList());
            all = all.intersection(wanted.in() ? set : set.complement());
        }
        return all;
    }

    private static Automaton automaton(TextPattern pattern) {
        Automaton whole = BasicAutomata.makeEmptyString();
        for (int token : pattern.tokens()) {
            whole = whole.concatenate(automaton(token));
        }
        return whole;
    }

    private static Automaton automaton(int token) {
        return switch (token) {
            case TextPattern.ANY_ONE -> BasicAutomata.makeAnyChar();
            case TextPattern.ANY_NUMBER -> BasicAutomata.makeAnyString();
            case TextPattern.ONE_BUT_COLON -> but(':');
            case TextPattern.NUMBER_BUT_COLON -> but(':').repeat();
            default -> BasicOperations.union(characters(token));
        };
    }

    /** A letter whose case does not count is written as more than a character. */
    private static List<Automaton> characters(int token) {
        char character = (char) token;
        return token == character
                ? List.of(BasicAutomata.makeChar(character))
                : List.of(
                        BasicAutomata.makeChar(Character.toLowerCase(character)),
                        BasicAutomata.makeChar(Character.toUpperCase(character)));
    }

    private static Automaton but(char character) {
        return BasicOperations.union(List.of(
                BasicAutomata.makeCharRange(Character.MIN_VALUE, (char) (character - 1)),
                BasicAutomata.makeCharRange((char) (character + 1), Character.MAX_VALUE)));
    }
}
