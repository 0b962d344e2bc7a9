package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.Evaluation;
import io.gatehouse.analysis.PolicyEvaluator;
import io.gatehouse.analysis.PolicyLevel;
import io.gatehouse.analysis.Witness;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.policy.PossibleAssociation.StatementPlace;
import java.util.ArrayList;
import java.util.List;

/**
 * What a policy changes for a principal that has others already.
 *
 * @param spoiled calls that the associations need and that will not be allowed all the same
 */
public record AccessOutlook(EffectiveAccess before, EffectiveAccess after, List<Spoiled> spoiled) {

    /** Why a call will not be allowed. */
    public enum Cause {
        /** A Deny of the principal's own policies applies. */
        EXPLICIT_DENY,
        /** The permissions boundary denies it or does not allow it. */
        PERMISSIONS_BOUNDARY
    }

    /** @param statements the Denies, counted like the policies held; none of a boundary */
    public record Spoiled(int association, Cause cause, Witness call, List<StatementPlace> statements) {

        public Spoiled {
            statements = List.copyOf(statements);
        }
    }

    public AccessOutlook {
        spoiled = List.copyOf(spoiled);
    }

    /** @throws io.gatehouse.analysis.TooComplexException if that cannot be said in time */
    public static AccessOutlook of(
            HeldPolicies held, AssociationIntent intent, PolicyDocument policy, AssociationCatalog catalog) {
        HeldPolicies with = held.and(policy);
        return new AccessOutlook(
                EffectiveAccess.of(held, intent.instance(), catalog),
                EffectiveAccess.of(with, intent.instance(), catalog),
                spoiled(with.evaluator(), intent));
    }

    private static List<Spoiled> spoiled(PolicyEvaluator evaluator, AssociationIntent intent) {
        List<Spoiled> found = new ArrayList<>();
        for (NeededCall needed : NeededCalls.of(intent)) {
            AccessRequest call = needed.call();
            Evaluation evaluation = evaluator.evaluate(call);
            if (evaluation.decision() != Decision.ALLOWED) {
                found.add(new Spoiled(
                        needed.association(),
                        cause(evaluation),
                        Witness.of(call),
                        AssociationRelation.places(evaluation.decidedBy().stream())));
            }
        }
        return found;
    }

    private static Cause cause(Evaluation evaluation) {
        boolean own = evaluation.decision() == Decision.EXPLICIT_DENY
                && evaluation.decidedBy().stream().anyMatch(it -> it.level() == PolicyLevel.IDENTITY);
        return own ? Cause.EXPLICIT_DENY : Cause.PERMISSIONS_BOUNDARY;
    }
}
