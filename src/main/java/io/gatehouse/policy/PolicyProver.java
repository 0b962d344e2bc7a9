package io.gatehouse.policy;

import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.TooComplexException;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.iam.PolicyDocument;
import java.util.List;

/** Proves what a generated policy allows, from the policy alone. */
public final class PolicyProver {

    private final AssociationCatalog catalog;

    public PolicyProver(AssociationCatalog catalog) {
        this.catalog = catalog;
    }

    /** @param policy that was made from the intent, by this version of the catalogue or an earlier one */
    public Proof prove(AssociationIntent intent, PolicyDocument policy) {
        try {
            return new ProofSearch(intent, AllowedCalls.of(List.of(policy))).find(catalog);
        } catch (TooComplexException e) {
            return Proof.indeterminate(String.valueOf(e.getMessage()));
        }
    }
}
