package io.gatehouse.analysis;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Pairs of policies at random of which one may contain the other, without variables; the same for the same seed. */
final class ContainmentPairs {

    record Pair(List<PolicyDocument> existing, List<PolicyDocument> proposed) {

        boolean isNew(AccessRequest call) {
            return isNew(call, PolicyEvaluator.of(existing), PolicyEvaluator.of(proposed));
        }

        /** Some call of a number of them that only the proposed policies allow. */
        List<AccessRequest> newAmong(EvaluationCases calls, int number) {
            PolicyEvaluator before = PolicyEvaluator.of(existing);
            PolicyEvaluator after = PolicyEvaluator.of(proposed);
            List<AccessRequest> found = new ArrayList<>();
            for (int i = 0; i < number && found.isEmpty(); i++) {
                AccessRequest call = calls.call();
                if (isNew(call, before, after)) {
                    found.add(call);
                }
            }
            return found;
        }

        private static boolean isNew(AccessRequest call, PolicyEvaluator before, PolicyEvaluator after) {
            return after.evaluate(call).decision() == Decision.ALLOWED
                    && before.evaluate(call).decision() != Decision.ALLOWED;
        }
    }

    /** Z3 takes long for more. */
    private static final int MOST_STATEMENTS = 2;

    private final EvaluationCases cases;
    private final Random random;

    ContainmentPairs(long seed) {
        this.cases = new EvaluationCases(seed);
        this.random = new Random(seed);
    }

    /** Half of them others altogether, half of them the same with a policy more or less. */
    Pair next() {
        List<PolicyDocument> existing = withoutVariables();
        return new Pair(existing, related(existing));
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
