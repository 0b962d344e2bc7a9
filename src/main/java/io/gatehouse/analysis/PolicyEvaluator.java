package io.gatehouse.analysis;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides calls as IAM does: an explicit Deny wins, and every level must allow. Made once for a set of policies, then asked
 * any number of times, by any number of threads.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Evaluation logic</a>
 */
public final class PolicyEvaluator {

    private final List<List<StatementTest>> levels;

    private PolicyEvaluator(List<List<StatementTest>> levels) {
        this.levels = List.copyOf(levels);
    }

    /** Of identity policies alone; none of them allows nothing. */
    public static PolicyEvaluator of(List<PolicyDocument> identityPolicies) {
        return new PolicyEvaluator(List.of(compile(PolicyLevel.IDENTITY, identityPolicies)));
    }

    /** What a permissions boundary leaves of it. */
    public PolicyEvaluator within(PolicyDocument permissionsBoundary) {
        return with(compile(PolicyLevel.PERMISSIONS_BOUNDARY, List.of(permissionsBoundary)));
    }

    /** What the service control policies of one level of an organization (its root, a unit, the account) leave of it. */
    public PolicyEvaluator under(List<PolicyDocument> serviceControlPolicies) {
        return with(compile(PolicyLevel.SERVICE_CONTROL, serviceControlPolicies));
    }

    public Evaluation evaluate(AccessRequest request) {
        List<DecidingStatement> allows = new ArrayList<>();
        List<DecidingStatement> denies = new ArrayList<>();
        var wanted = new WantedKeys();
        boolean everyLevel = true;
        for (List<StatementTest> level : levels) {
            int before = allows.size();
            for (StatementTest statement : level) {
                if (statement.applies(request, wanted)) {
                    (statement.denies() ? denies : allows).add(statement.statement());
                }
            }
            everyLevel &= allows.size() > before;
        }
        if (!denies.isEmpty()) {
            return new Evaluation(Decision.EXPLICIT_DENY, denies, wanted.keys());
        }
        return everyLevel
                ? new Evaluation(Decision.ALLOWED, allows, wanted.keys())
                : new Evaluation(Decision.IMPLICIT_DENY, List.of(), wanted.keys());
    }

    private PolicyEvaluator with(List<StatementTest> level) {
        List<List<StatementTest>> more = new ArrayList<>(levels);
        more.add(level);
        return new PolicyEvaluator(more);
    }

    private static List<StatementTest> compile(PolicyLevel level, List<PolicyDocument> policies) {
        List<StatementTest> compiled = new ArrayList<>();
        for (int policy = 0; policy < policies.size(); policy++) {
            List<Statement> statements = policies.get(policy).statements();
            for (int i = 0; i < statements.size(); i++) {
                Statement statement = statements.get(i);
                var place = new DecidingStatement(level, policy, i, statement.sid());
                compiled.add(new StatementTest(statement, policies.get(policy).version(), place));
            }
        }
        return compiled;
    }
}
