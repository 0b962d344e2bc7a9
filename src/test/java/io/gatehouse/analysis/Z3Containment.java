package io.gatehouse.analysis;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.ReExpr;
import com.microsoft.z3.SeqExpr;
import com.microsoft.z3.SeqSort;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Quantifier;
import io.gatehouse.iam.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Asks Z3 whether there is a call that some policies allow and others do not; policies without variables only. */
@SuppressWarnings("unchecked")
final class Z3Containment {

    private static final int MOST_MILLISECONDS = 2_000;

    private Z3Containment() {}

    /** SATISFIABLE if there is such a call. */
    static Status newAccess(List<PolicyDocument> existing, List<PolicyDocument> proposed) {
        try (Context z3 = new Context()) {
            var patterns = new Z3Patterns(z3);
            var keys = new Z3Keys(z3, patterns, slots(existing, proposed));
            SeqExpr<CharSort> action = (SeqExpr<CharSort>) z3.mkConst("action", z3.mkStringSort());
            SeqExpr<CharSort> resource = (SeqExpr<CharSort>) z3.mkConst("resource", z3.mkStringSort());
            Solver solver = z3.mkSolver();
            var limit = z3.mkParams();
            limit.add("timeout", MOST_MILLISECONDS);
            solver.setParameters(limit);
            ReExpr<SeqSort<CharSort>> letters = z3.mkPlus(z3.mkUnion(
                    z3.mkRange(z3.mkString("a"), z3.mkString("z")),
                    z3.mkRange(z3.mkString("0"), z3.mkString("9")),
                    patterns.text("-")));
            solver.add(z3.mkInRe(action, patterns.all(List.of(letters, patterns.text(":"), letters))));
            solver.add(
                    z3.mkOr(z3.mkEq(resource, z3.mkString("*")), z3.mkInRe(resource, patterns.arn("arn:*:*:*:*:*"))));
            var question = new Question(z3, patterns, keys, action, resource);
            solver.add(question.allowed(proposed));
            solver.add(z3.mkNot(question.allowed(existing)));
            return solver.check();
        }
    }

    /** As many values of a key as conditions ask for, where some condition is about several. */
    private static Map<String, Integer> slots(List<PolicyDocument> existing, List<PolicyDocument> proposed) {
        Map<String, Integer> conditions = new HashMap<>();
        Map<String, Boolean> several = new HashMap<>();
        Stream.concat(existing.stream(), proposed.stream())
                .flatMap(policy -> policy.statements().stream())
                .flatMap(statement -> statement.conditions().stream())
                .forEach(condition -> {
                    String key = condition.key().normalised();
                    conditions.merge(key, 1, Integer::sum);
                    boolean many = condition.operator().quantifier() != Quantifier.NONE || key.equals("aws:tagkeys");
                    several.merge(key, many, Boolean::logicalOr);
                });
        conditions.replaceAll((key, count) -> several.get(key) ? count : 1);
        return conditions;
    }

    private record Question(
            Context z3, Z3Patterns patterns, Z3Keys keys, SeqExpr<CharSort> action, SeqExpr<CharSort> resource) {

        BoolExpr allowed(List<PolicyDocument> policies) {
            return z3.mkAnd(any(policies, Effect.ALLOW), z3.mkNot(any(policies, Effect.DENY)));
        }

        private BoolExpr any(List<PolicyDocument> policies, Effect effect) {
            return z3.mkOr(policies.stream()
                    .flatMap(policy -> policy.statements().stream())
                    .filter(statement -> statement.effect() == effect)
                    .map(this::applies)
                    .toArray(BoolExpr[]::new));
        }

        private BoolExpr applies(Statement statement) {
            BoolExpr actions = z3.mkOr(statement.actions().patterns().stream()
                    .map(pattern -> z3.mkInRe(action, patterns.glob(pattern.normalised())))
                    .toArray(BoolExpr[]::new));
            BoolExpr resources = z3.mkOr(statement.resources().patterns().stream()
                    .map(pattern -> z3.mkInRe(resource, patterns.resource(pattern.text())))
                    .toArray(BoolExpr[]::new));
            BoolExpr conditions =
                    z3.mkAnd(statement.conditions().stream().map(keys::holds).toArray(BoolExpr[]::new));
            return z3.mkAnd(
                    statement.actions().negated() ? z3.mkNot(actions) : actions,
                    statement.resources().negated() ? z3.mkNot(resources) : resources,
                    conditions);
        }
    }
}
