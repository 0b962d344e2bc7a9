package io.gatehouse.analysis;

import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Identity policies for all calls at once. */
final class SymbolicPolicies {

    private final List<SymbolicStatement> allows = new ArrayList<>();
    private final List<SymbolicStatement> denies = new ArrayList<>();
    private final Set<String> variables = new HashSet<>();

    SymbolicPolicies(List<PolicyDocument> policies, PolicyLevel level, Reading ofAllows, Reading ofDenies) {
        for (int policy = 0; policy < policies.size(); policy++) {
            List<Statement> statements = policies.get(policy).statements();
            for (int i = 0; i < statements.size(); i++) {
                Statement statement = statements.get(i);
                boolean denies = statement.effect() == Effect.DENY;
                var place = new DecidingStatement(level, policy, i, statement.sid());
                var symbolic = new SymbolicStatement(
                        statement, policies.get(policy).version(), place, denies ? ofDenies : ofAllows);
                variables.addAll(symbolic.variables());
                (denies ? this.denies : allows).add(symbolic);
            }
        }
    }

    List<SymbolicStatement> allows() {
        return allows;
    }

    List<SymbolicStatement> denies() {
        return denies;
    }

    /** The keys of all policy variables, in lower case. */
    Set<String> variables() {
        return variables;
    }
}
