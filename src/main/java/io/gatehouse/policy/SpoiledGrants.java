package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.CallNeed;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.Evaluation;
import io.gatehouse.analysis.GrantedResources;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What statements grant, of targets and keys that they name and of the instance, and what can still not be done. */
final class SpoiledGrants {

    private record Question(CallNeed need, TargetArns arns) {}

    private final AllowedCalls calls;
    private final InstanceArn instance;
    private final AssociationCatalog catalog;
    private final List<PossibleAssociation> allows;
    private final Map<Question, List<GrantedResources>> granted = new HashMap<>();
    private final DeniedGrants denied = new DeniedGrants();
    private final UnusedGrants unused;

    SpoiledGrants(
            AllowedCalls calls, InstanceArn instance, AssociationCatalog catalog, List<PossibleAssociation> allows) {
        this.calls = calls;
        this.instance = instance;
        this.catalog = catalog;
        this.allows = allows;
        this.unused = new UnusedGrants(calls, instance);
    }

    List<AccessFinding> find() {
        for (AssociationType type : catalog.types()) {
            for (Operation operation : type.operations()) {
                Attempt attempt = Attempt.of(type, operation, instance);
                attempt.needs().byType().values().forEach(needs -> needs.forEach(need -> onInstance(operation, need)));
                attempt.required().forEach(asked -> onResources(attempt, asked));
                attempt.optional().forEach(asked -> onResources(attempt, asked));
            }
        }
        List<AccessFinding> found = new ArrayList<>(denied.findings());
        found.addAll(unused.findings());
        return found;
    }

    private void onInstance(Operation operation, CallNeed need) {
        String resource = instance.toString();
        if (calls.find(need, resource).isEmpty()) {
            calls.granting(need, resource).ifPresent(call -> {
                Evaluation evaluation = calls.evaluate(call);
                if (evaluation.decision() == Decision.EXPLICIT_DENY) {
                    denied.add(operation, resource, call, evaluation.decidedBy(), List.of());
                }
            });
        }
    }

    private void onResources(Attempt attempt, ResourceCalls asked) {
        for (CallNeed need : asked.needs()) {
            for (GrantedResources each : granted(need, asked.arns())) {
                if (!each.possible()) {
                    taken(attempt.operation(), need, each);
                } else if (isUsable(attempt, asked, each)) {
                    unused.used(each);
                } else {
                    unused.failed(attempt, asked, need, each);
                }
            }
        }
    }

    private List<GrantedResources> granted(CallNeed need, TargetArns arns) {
        return granted.computeIfAbsent(
                new Question(need, arns), it -> calls.granted(need, arns.within(), arns.without()));
    }

    /** Nothing of it is left: by a Deny, or since the permissions boundary has no Allow. */
    private void taken(Operation operation, CallNeed need, GrantedResources granted) {
        Optional<AccessRequest> call = calls.granting(need, granted.sample());
        Optional<Evaluation> evaluation = call.map(calls::evaluate);
        if (evaluation.filter(it -> it.decision() == Decision.EXPLICIT_DENY).isPresent()) {
            denied.add(
                    operation, granted.pattern(), call.get(), evaluation.get().decidedBy(), granted.statements());
        } else {
            unused.outsideOfBoundary(need, granted);
        }
    }

    private boolean isUsable(Attempt attempt, ResourceCalls asked, GrantedResources granted) {
        return attempt.isPossible(allows)
                && calls.arePossible(
                        asked.needs(),
                        granted,
                        asked.arns().within(),
                        asked.arns().without());
    }
}
