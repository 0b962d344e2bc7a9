package io.gatehouse.policy;

import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.Operation;
import io.gatehouse.iam.PolicyDocument;
import java.util.EnumSet;
import java.util.List;

/**
 * What some identity policies let a principal associate with an instance, whoever wrote them.
 *
 * @param allows every association that they make possible
 * @param findings what is worth knowing of them
 */
public record EffectiveAccess(List<PossibleAssociation> allows, List<AccessFinding> findings) {

    public EffectiveAccess {
        allows = List.copyOf(allows);
        findings = List.copyOf(findings);
    }

    /** @throws io.gatehouse.analysis.TooComplexException if that cannot be said in time */
    public static EffectiveAccess of(
            List<PolicyDocument> identityPolicies, InstanceArn instance, AssociationCatalog catalog) {
        AllowedCalls calls = AllowedCalls.of(identityPolicies);
        List<PossibleAssociation> allows =
                new AssociationRelation(calls, instance).of(catalog, EnumSet.allOf(Operation.class));
        return new EffectiveAccess(allows, new AccessFindings(calls, instance, catalog, allows).find());
    }
}
