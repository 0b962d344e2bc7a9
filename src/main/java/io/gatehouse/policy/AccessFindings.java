package io.gatehouse.policy;

import io.gatehouse.analysis.AllowedCall;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.Witness;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Restrictability;
import io.gatehouse.policy.AccessFinding.Code;
import io.gatehouse.policy.PossibleAssociation.PossibleTarget;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for what defeats, spoils or goes around the restriction of associations. */
final class AccessFindings {

    private final AllowedCalls calls;
    private final InstanceArn instance;
    private final AssociationCatalog catalog;
    private final List<PossibleAssociation> allows;
    private final List<AccessFinding> found = new ArrayList<>();

    AccessFindings(
            AllowedCalls calls, InstanceArn instance, AssociationCatalog catalog, List<PossibleAssociation> allows) {
        this.calls = calls;
        this.instance = instance;
        this.catalog = catalog;
        this.allows = allows;
    }

    List<AccessFinding> find() {
        allows.forEach(this::defeated);
        found.addAll(new SpoiledGrants(calls, instance, catalog, allows).find());
        found.addAll(new Escalations(calls, instance).find());
        return found;
    }

    /** A pattern of a kind that IAM could restrict to single targets. */
    private void defeated(PossibleAssociation possible) {
        AssociationType type = possible.type(catalog);
        if (possible.operation() == Operation.DISASSOCIATE || !isRestrictable(type, possible.operation())) {
            return;
        }
        for (PossibleTarget target : possible.targets()) {
            String sample = target.sample();
            if (sample != null && !sample.equals(target.pattern())) {
                found.add(new AccessFinding(
                        Code.RESTRICTION_DEFEATED,
                        possible.operation() + " of " + type.name()
                                + (target.certain()
                                        ? " is possible with every target that matches "
                                        : " can be possible with targets that match ")
                                + target.pattern() + ", such as " + sample,
                        witness(type, possible.operation(), sample),
                        target.statements()));
            }
        }
    }

    private static boolean isRestrictable(AssociationType type, Operation operation) {
        return type.reaches().containsKey(operation)
                && type.reaches().get(operation).restrictability() == Restrictability.TARGET;
    }

    private @Nullable Witness witness(AssociationType type, Operation operation, String target) {
        return AssociationNeeds.of(type, operation).onTarget().stream()
                .flatMap(need -> calls.find(need, target).stream())
                .filter(AllowedCall::confirmed)
                .findFirst()
                .map(call -> Witness.of(call.call()))
                .orElse(null);
    }
}
