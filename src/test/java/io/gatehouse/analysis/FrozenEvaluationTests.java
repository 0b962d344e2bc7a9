package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.EvaluationCases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Another simulator's decisions on cases that a seed makes; {@code probe/run freeze} asks it again. */
class FrozenEvaluationTests {

    private static final long SEED = 20261124;
    private static final int CASES = 5000;
    private static final Path DECISIONS = Path.of("src/test/resources/golden/evaluations.golden");

    private final List<Case> cases = cases();

    @Test
    void decideAsAnotherSimulatorDoes() throws IOException {
        String theirs = Files.readString(DECISIONS).replace("\n", "");
        assertThat(theirs).hasSize(CASES);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Decision ours = cases.get(i).decision();
            if (ours.name().charAt(0) != theirs.charAt(i)) {
                different.add(ours + " instead of " + theirs.charAt(i) + "...: " + cases.get(i));
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void areManyAndOfEveryKind() throws IOException {
        assertThat(new HashSet<>(cases)).hasSizeGreaterThan(CASES * 95 / 100);
        String theirs = Files.readString(DECISIONS);
        for (Decision decision : Decision.values()) {
            assertThat(theirs.chars().filter(c -> c == letter(decision)).count())
                    .as(decision.name())
                    .isGreaterThan(CASES / 10);
        }
    }

    /** Both denials begin with another letter than an Allow, and with different ones. */
    private static char letter(Decision decision) {
        return decision.name().charAt(0);
    }

    private static List<Case> cases() {
        var source = new EvaluationCases(SEED);
        return Stream.generate(source::next).limit(CASES).toList();
    }
}
