package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.AllowedCall;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.CallNeed;
import io.gatehouse.analysis.DecidingStatement;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.Evaluation;
import io.gatehouse.analysis.GrantedResources;
import io.gatehouse.analysis.PolicyLevel;
import io.gatehouse.analysis.Witness;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import io.gatehouse.policy.AccessFinding.Code;
import io.gatehouse.policy.PossibleAssociation.StatementPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What statements grant, of targets that they name and of the instance, and what can still not be associated. */
final class SpoiledGrants {

    private record Denied(AccessRequest call, List<String> actions) {}

    private final AllowedCalls calls;
    private final InstanceArn instance;
    private final AssociationCatalog catalog;
    private final List<PossibleAssociation> allows;
    private final Map<List<DecidingStatement>, Denied> onInstance = new LinkedHashMap<>();
    private final Set<AccessFinding> found = new LinkedHashSet<>();

    SpoiledGrants(
            AllowedCalls calls, InstanceArn instance, AssociationCatalog catalog, List<PossibleAssociation> allows) {
        this.calls = calls;
        this.instance = instance;
        this.catalog = catalog;
        this.allows = allows;
    }

    List<AccessFinding> find() {
        for (AssociationType type : catalog.types()) {
            if (type.operations().contains(Operation.ASSOCIATE)) {
                AssociationNeeds needs = AssociationNeeds.of(type, Operation.ASSOCIATE);
                needs.byType().values().forEach(byConnect -> byConnect.forEach(this::onInstance));
                needs.onTarget().forEach(need -> onTarget(type, needs, need));
            }
        }
        onInstance.forEach((denies, denied) ->
                denied(String.join(", ", denied.actions()), instance.toString(), denied.call(), denies, List.of()));
        return List.copyOf(found);
    }

    private void onInstance(CallNeed need) {
        String resource = instance.toString();
        if (calls.find(need, resource).isEmpty()) {
            calls.granting(need, resource).ifPresent(call -> {
                Evaluation evaluation = calls.evaluate(call);
                if (evaluation.decision() == Decision.EXPLICIT_DENY) {
                    Denied denied = onInstance.computeIfAbsent(
                            evaluation.decidedBy(), it -> new Denied(call, new ArrayList<>()));
                    if (!denied.actions().contains(need.action())) {
                        denied.actions().add(need.action());
                    }
                }
            });
        }
    }

    private void onTarget(AssociationType type, AssociationNeeds needs, CallNeed need) {
        TargetArns arns = TargetArns.of(type.target().orElseThrow(), instance);
        for (GrantedResources granted : calls.granted(need, arns.within(), arns.without())) {
            if (!granted.possible()) {
                taken(need, granted);
            } else if (!isUsable(type, needs, granted, arns)) {
                unused(
                        need,
                        granted,
                        "is granted, but " + type.name()
                                + " cannot be associated with it: something else is not allowed",
                        witness(need, granted.sample()));
            }
        }
    }

    /** Nothing of it is left: by a Deny, or since the permissions boundary has no Allow. */
    private void taken(CallNeed need, GrantedResources granted) {
        Optional<AccessRequest> call = calls.granting(need, granted.sample());
        Optional<Evaluation> evaluation = call.map(calls::evaluate);
        if (evaluation.filter(it -> it.decision() == Decision.EXPLICIT_DENY).isPresent()) {
            denied(
                    need.action(),
                    granted.pattern(),
                    call.get(),
                    evaluation.get().decidedBy(),
                    granted.statements());
        } else {
            unused(need, granted, "is granted, but nothing of it is left by the other policies", null);
        }
    }

    /** Denies of a boundary have no place among the identity policies, so what they deny is named. */
    private void denied(
            String actions,
            String resource,
            AccessRequest call,
            List<DecidingStatement> denies,
            List<DecidingStatement> grants) {
        boolean byIdentity = denies.stream().anyMatch(deny -> deny.level() == PolicyLevel.IDENTITY);
        found.add(new AccessFinding(
                Code.EXPLICIT_DENY,
                actions + " on " + resource + " is granted and denied: the Deny "
                        + (byIdentity ? "wins" : "of the permissions boundary wins"),
                Witness.of(call),
                places(byIdentity ? denies : grants)));
    }

    private void unused(CallNeed need, GrantedResources granted, String detail, @Nullable Witness witness) {
        found.add(new AccessFinding(
                Code.UNUSED_GRANT,
                need.action() + " on " + granted.pattern() + " " + detail,
                witness,
                places(granted.statements())));
    }

    private @Nullable Witness witness(CallNeed need, String resource) {
        return calls.find(need, resource)
                .filter(AllowedCall::confirmed)
                .map(call -> Witness.of(call.call()))
                .orElse(null);
    }

    private boolean isUsable(AssociationType type, AssociationNeeds needs, GrantedResources granted, TargetArns arns) {
        boolean possible = allows.stream().anyMatch(each -> each.isOf(type) && each.operation() == Operation.ASSOCIATE);
        return possible && calls.arePossible(needs.onTarget(), granted, arns.within(), arns.without());
    }

    private static List<StatementPlace> places(List<DecidingStatement> statements) {
        return AssociationRelation.places(statements.stream());
    }
}
