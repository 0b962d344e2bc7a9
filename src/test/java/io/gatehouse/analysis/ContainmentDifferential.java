package io.gatehouse.analysis;

import com.microsoft.z3.Status;
import io.gatehouse.analysis.Containment.Verdict;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Asks {@link AccessProver} and Z3 the same questions: {@code COUNT SEED}. Fails where they answer differently, where a
 * witness is none, where a call that was tried shows new access that nobody found, or where the questions are too much alike.
 */
public final class ContainmentDifferential {

    private static final int PROBES = 1_000;
    /** Z3 takes long for more. */
    private static final int MOST_STATEMENTS = 2;

    private static final double LEAST_SHARE = 0.1;
    private static final double LEAST_DISTINCT = 0.95;
    private static final double MOST_UNKNOWN = 0.05;

    private final EvaluationCases cases;
    private final Random random;
    private final Set<String> distinct = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private int contained;
    private int unknown;

    private ContainmentDifferential(long seed) {
        this.cases = new EvaluationCases(seed);
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        long[] ours = new long[count];
        long[] theirs = new long[count];
        var run = new ContainmentDifferential(Long.parseLong(arguments[1]));
        for (int i = 0; i < count; i++) {
            run.ask(i, ours, theirs);
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        System.out.printf(
                "%d pairs, %d decided differently; %d contained, %d not, %d not decided by Z3 in time; %d distinct; median %d µs, Z3 %d µs: %d times%n",
                count,
                run.wrong.size(),
                run.contained,
                count - run.contained,
                run.unknown,
                run.distinct.size(),
                ours[count / 2] / 1000,
                theirs[count / 2] / 1000,
                theirs[count / 2] / Math.max(1, ours[count / 2]));
        run.wrong.stream().limit(10).forEach(System.out::println);
        boolean spread = Math.min(run.contained, count - run.contained) >= LEAST_SHARE * count
                && run.distinct.size() >= LEAST_DISTINCT * count;
        System.exit(run.wrong.isEmpty() && spread && run.unknown <= MOST_UNKNOWN * count ? 0 : 1);
    }

    private void ask(int number, long[] ours, long[] theirs) {
        List<PolicyDocument> existing = withoutVariables();
        List<PolicyDocument> proposed = related(existing);
        distinct.add(existing + " " + proposed);
        long start = System.nanoTime();
        Containment answer = AccessProver.compare(existing, proposed);
        ours[number] = System.nanoTime() - start;
        start = System.nanoTime();
        Status status = Z3Containment.newAccess(existing, proposed);
        theirs[number] = System.nanoTime() - start;
        contained += answer.verdict() == Verdict.CONTAINED ? 1 : 0;
        unknown += status == Status.UNKNOWN ? 1 : 0;
        if (answer.verdict() == Verdict.INDETERMINATE
                || (status != Status.UNKNOWN
                        && (status == Status.SATISFIABLE) != (answer.verdict() == Verdict.NOT_CONTAINED))) {
            wrong.add(number + ": " + answer + " but " + status + ": " + existing + " against " + proposed);
        }
        check(number, answer, existing, proposed);
    }

    private void check(int number, Containment answer, List<PolicyDocument> existing, List<PolicyDocument> proposed) {
        PolicyEvaluator before = PolicyEvaluator.of(existing);
        PolicyEvaluator after = PolicyEvaluator.of(proposed);
        if (answer.verdict() == Verdict.NOT_CONTAINED && !isNew(answer.witness().orElseThrow(), before, after)) {
            wrong.add(number + ": no witness: " + answer);
        }
        for (int i = 0; answer.verdict() == Verdict.CONTAINED && i < PROBES; i++) {
            AccessRequest probe = cases.next().call();
            if (isNew(probe, before, after)) {
                wrong.add(number + ": contained, but " + probe + ": " + existing + " against " + proposed);
            }
        }
    }

    private static boolean isNew(AccessRequest call, PolicyEvaluator before, PolicyEvaluator after) {
        return after.evaluate(call).decision() == Decision.ALLOWED
                && before.evaluate(call).decision() != Decision.ALLOWED;
    }

    private List<PolicyDocument> withoutVariables() {
        while (true) {
            EvaluationCases.Case one = cases.next();
            if (!one.policies().toString().contains("${")) {
                PolicyDocument first = one.documents().get(0);
                List<Statement> some = first.statements()
                        .subList(0, Math.min(first.statements().size(), MOST_STATEMENTS));
                return List.of(new PolicyDocument(first.version(), first.id(), some));
            }
        }
    }

    /** Half of them others altogether, half of them the same with a policy more or less. */
    private List<PolicyDocument> related(List<PolicyDocument> existing) {
        List<PolicyDocument> others = withoutVariables();
        return switch (random.nextInt(4)) {
            case 0 -> others;
            case 1 -> existing.subList(0, 1 + random.nextInt(existing.size()));
            case 2 -> {
                List<PolicyDocument> more = new ArrayList<>(existing);
                more.add(others.get(0));
                yield more;
            }
            default -> {
                List<PolicyDocument> some = new ArrayList<>(existing.subList(1, existing.size()));
                some.add(others.get(0));
                yield some;
            }
        };
    }
}
