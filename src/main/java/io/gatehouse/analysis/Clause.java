package io.gatehouse.analysis;

import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.PolicyVersion;
import io.gatehouse.iam.ResourcePattern;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement in its place, its patterns read once for questions about one call and for those about all calls.
 *
 * @param actions in lower case
 */
record Clause(
        DecidingStatement place,
        PolicyVersion version,
        Statement statement,
        List<String> actions,
        List<ArnPattern> resources) {

    /** Of all policies of a level, in their order. */
    static List<Clause> of(PolicyLevel level, List<PolicyDocument> policies) {
        List<Clause> clauses = new ArrayList<>();
        for (int policy = 0; policy < policies.size(); policy++) {
            PolicyVersion version = policies.get(policy).version();
            List<Statement> statements = policies.get(policy).statements();
            for (int i = 0; i < statements.size(); i++) {
                Statement statement = statements.get(i);
                clauses.add(of(statement, version, new DecidingStatement(level, policy, i, statement.sid())));
            }
        }
        return clauses;
    }

    private static Clause of(Statement statement, PolicyVersion version, DecidingStatement place) {
        List<ActionPattern> actions = statement.actions().patterns();
        List<String> lowerCase = new ArrayList<>(actions.size());
        for (ActionPattern action : actions) {
            lowerCase.add(action.normalised());
        }
        List<ResourcePattern> resources = statement.resources().patterns();
        List<ArnPattern> arns = new ArrayList<>(resources.size());
        for (ResourcePattern resource : resources) {
            arns.add(ArnPattern.ofResource(resource.text(), version));
        }
        return new Clause(place, version, statement, lowerCase, arns);
    }

    boolean denies() {
        return statement.effect() == Effect.DENY;
    }
}
