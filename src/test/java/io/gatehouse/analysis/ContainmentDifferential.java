package io.gatehouse.analysis;

import com.microsoft.z3.Status;
import io.gatehouse.analysis.Containment.Verdict;
import io.gatehouse.analysis.ContainmentPairs.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks {@link AccessProver} and Z3 the same questions: {@code COUNT SEED}. Fails where they answer differently, where a
 * witness is none, where a call that was tried shows new access that nobody found, or where the questions are too much alike.
 */
public final class ContainmentDifferential {

    private record Answer(Containment ours, Status theirs, List<String> wrong) {}

    private static final int PROBES = 1_000;
    private static final int PROGRESS = 1_000;
    private static final double MOST_UNKNOWN = 0.05;

    private final long seed;
    private final List<Pair> pairs;
    private final AtomicInteger asked = new AtomicInteger();

    private ContainmentDifferential(int count, long seed) {
        this.seed = seed;
        this.pairs =
                Stream.generate(new ContainmentPairs(seed)::next).limit(count).toList();
    }

    public static void main(String[] arguments) {
        System.out.println("seed " + arguments[1]);
        var run = new ContainmentDifferential(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        List<Answer> answers = IntStream.range(0, run.pairs.size())
                .parallel()
                .mapToObj(run::ask)
                .toList();
        System.exit(run.report(answers) ? 0 : 1);
    }

    private boolean report(List<Answer> answers) {
        Spread spread = new Spread(Verdict.CONTAINED, Verdict.NOT_CONTAINED);
        for (int i = 0; i < answers.size(); i++) {
            spread.add(answers.get(i).ours().verdict(), pairs.get(i));
        }
        List<String> wrong =
                answers.stream().flatMap(each -> each.wrong().stream()).toList();
        long unknown =
                answers.stream().filter(each -> each.theirs() == Status.UNKNOWN).count();
        System.out.printf(
                "%s; %d decided differently, %d not decided by Z3 within its limit%n", spread, wrong.size(), unknown);
        wrong.stream().limit(10).forEach(System.out::println);
        spread.faults().forEach(System.out::println);
        return wrong.isEmpty() && spread.faults().isEmpty() && unknown <= MOST_UNKNOWN * answers.size();
    }

    private Answer ask(int number) {
        Pair pair = pairs.get(number);
        Containment ours = AccessProver.compare(pair.existing(), pair.proposed());
        Status theirs = Z3Containment.newAccess(pair.existing(), pair.proposed());
        int done = asked.incrementAndGet();
        if (done % PROGRESS == 0) {
            System.out.println(done + " asked");
        }
        return new Answer(ours, theirs, wrong(number, pair, ours, theirs));
    }

    private List<String> wrong(int number, Pair pair, Containment ours, Status theirs) {
        List<String> wrong = new ArrayList<>();
        boolean isNew = ours.verdict() == Verdict.NOT_CONTAINED;
        if (ours.verdict() == Verdict.INDETERMINATE
                || (theirs != Status.UNKNOWN && (theirs == Status.SATISFIABLE) != isNew)) {
            wrong.add(number + ": " + ours + " but " + theirs + ": " + pair);
        }
        if (isNew && !pair.isNew(ours.witness().orElseThrow())) {
            wrong.add(number + ": no witness: " + ours);
        }
        if (ours.verdict() == Verdict.CONTAINED) {
            pair.newAmong(new EvaluationCases(seed + number), PROBES)
                    .forEach(call -> wrong.add(number + ": contained, but " + call + ": " + pair));
        }
        return wrong;
    }
}
