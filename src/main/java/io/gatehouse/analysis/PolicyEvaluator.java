package io.gatehouse.analysis;

import io.gatehouse.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides calls as IAM does: an explicit Deny wins, and every level must allow. Made once for a set of policies, then asked
 * any number of times, by any number of threads.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Evaluation logic</a>
 */
public final class PolicyEvaluator {

    private final List<Level> levels;

    private PolicyEvaluator(List<Level> levels) {
        this.levels = List.copyOf(levels);
    }

    /** Of identity policies alone; none of them allows nothing. */
    public static PolicyEvaluator of(List<PolicyDocument> identityPolicies) {
        return ofLevels(List.of(Clause.of(PolicyLevel.IDENTITY, identityPolicies)));
    }

    /** Each of which must allow. */
    static PolicyEvaluator ofLevels(List<List<Clause>> levels) {
        List<Level> compiled = new ArrayList<>(levels.size());
        for (List<Clause> level : levels) {
            compiled.add(new Level(level));
        }
        return new PolicyEvaluator(compiled);
    }

    /** What a permissions boundary leaves of it. */
    public PolicyEvaluator within(PolicyDocument permissionsBoundary) {
        return with(Clause.of(PolicyLevel.PERMISSIONS_BOUNDARY, List.of(permissionsBoundary)));
    }

    /** What the service control policies of one level of an organization (its root, a unit, the account) leave of it. */
    public PolicyEvaluator under(List<PolicyDocument> serviceControlPolicies) {
        return with(Clause.of(PolicyLevel.SERVICE_CONTROL, serviceControlPolicies));
    }

    public Evaluation evaluate(AccessRequest request) {
        var findings = new Findings();
        boolean everyLevel = true;
        for (Level level : levels) {
            everyLevel &= level.decide(request, findings);
        }
        return findings.evaluation(everyLevel);
    }

    private PolicyEvaluator with(List<Clause> level) {
        List<Level> more = new ArrayList<>(levels);
        more.add(new Level(level));
        return new PolicyEvaluator(more);
    }
}
