package io.gatehouse.policy;

import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.Operation;
import io.gatehouse.iam.PolicyDocument;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What some policies let a principal associate with an instance, whoever wrote them.
 *
 * @param allows every association that they make possible
 * @param findings what is worth knowing of them
 */
public record EffectiveAccess(List<PossibleAssociation> allows, List<AccessFinding> findings) {

    public EffectiveAccess {
        allows = List.copyOf(allows);
        findings = List.copyOf(findings);
    }

    /** Of identity policies without a boundary; otherwise as {@link #of(HeldPolicies, InstanceArn, AssociationCatalog)}. */
    public static EffectiveAccess of(
            List<PolicyDocument> identityPolicies, InstanceArn instance, AssociationCatalog catalog) {
        return of(new HeldPolicies(identityPolicies, Optional.empty()), instance, catalog);
    }

    /** With further findings. */
    public EffectiveAccess and(List<AccessFinding> more) {
        return new EffectiveAccess(
                allows, Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** @throws io.gatehouse.analysis.TooComplexException if that cannot be said in time */
    public static EffectiveAccess of(HeldPolicies held, InstanceArn instance, AssociationCatalog catalog) {
        AllowedCalls calls = held.calls();
        List<PossibleAssociation> allows =
                new AssociationRelation(calls, instance).of(catalog, EnumSet.allOf(Operation.class));
        return new EffectiveAccess(allows, new AccessFindings(calls, instance, catalog, allows).find());
    }
}
