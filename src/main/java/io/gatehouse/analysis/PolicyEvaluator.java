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
        return new PolicyEvaluator(List.of(new Level(PolicyLevel.IDENTITY, identityPolicies)));
    }

    /** What a permissions boundary leaves of it. */
    public PolicyEvaluator within(PolicyDocument permissionsBoundary) {
        return with(new Level(PolicyLevel.PERMISSIONS_BOUNDARY, List.of(permissionsBoundary)));
    }

    /** What the service control policies of one level of an organization (its root, a unit, the account) leave of it. */
    public PolicyEvaluator under(List<PolicyDocument> serviceControlPolicies) {
        return with(new Level(PolicyLevel.SERVICE_CONTROL, serviceControlPolicies));
    }

    public Evaluation evaluate(AccessRequest request) {
        var findings = new Findings();
        boolean everyLevel = true;
        for (Level level : levels) {
            everyLevel &= level.decide(request, findings);
        }
        return findings.evaluation(everyLevel);
    }

    private PolicyEvaluator with(Level level) {
        List<Level> more = new ArrayList<>(levels);
        more.add(level);
        return new PolicyEvaluator(more);
    }
}
