package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.Containment.Verdict;
import io.gatehouse.analysis.ContainmentPairs.Pair;
import io.gatehouse.analysis.EvaluationCases.Case;
import org.junit.jupiter.api.Test;

/** That the generators of other tests make cases of every kind, and what must hold of those that need nobody else. */
class GeneratedCasesTests {

    private static final long SEED = 20261124;
    private static final int CASES = 2_000;
    private static final int PROBES = 100;

    @Test
    void ofEvaluationsAreOfEveryKind() {
        var cases = new EvaluationCases(SEED);
        Spread spread = new Spread((Object[]) Decision.values());
        for (int i = 0; i < CASES; i++) {
            Case each = cases.next();
            spread.add(each.decision(), each);
        }
        assertThat(spread.faults()).isEmpty();
    }

    @Test
    void ofContainmentAreOfBothKindsAndDecidedRightly() {
        var pairs = new ContainmentPairs(SEED);
        Spread spread = new Spread(Verdict.CONTAINED, Verdict.NOT_CONTAINED);
        var calls = new EvaluationCases(SEED);
        for (int i = 0; i < CASES; i++) {
            Pair pair = pairs.next();
            Containment answer = AccessProver.compare(pair.existing(), pair.proposed());
            spread.add(answer.verdict(), pair);
            if (answer.verdict() == Verdict.CONTAINED) {
                assertThat(pair.newAmong(calls, PROBES)).as("%s", pair).isEmpty();
            } else {
                assertThat(pair.isNew(answer.witness().orElseThrow()))
                        .as("%s", pair)
                        .isTrue();
            }
        }
        assertThat(spread.faults()).isEmpty();
    }

    @Test
    void wouldShowWhatIsTooMuchAlike() {
        Spread spread = new Spread(Verdict.CONTAINED, Verdict.NOT_CONTAINED);
        assertThat(spread.faults()).isNotEmpty();
        for (int i = 0; i < 91; i++) {
            spread.add(Verdict.CONTAINED, i);
        }
        for (int i = 0; i < 9; i++) {
            spread.add(Verdict.NOT_CONTAINED, 0);
        }
        assertThat(spread.faults())
                .containsExactly("only 9 of 100 cases are NOT_CONTAINED", "only 91 of 100 cases are distinct");
    }
}
