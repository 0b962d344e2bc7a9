package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.CallNeed;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.Evaluation;
import io.gatehouse.analysis.GrantedResources;
import io.gatehouse.analysis.PolicyLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which calls an operation lacks of which another one is granted. */
final class LackingCalls {

    private final AllowedCalls calls;
    private final String instance;
    private final Map<AssociationNeeds, List<String>> onInstance = new HashMap<>();
    private final Map<ResourceCalls, List<String>> anywhere = new HashMap<>();

    LackingCalls(AllowedCalls calls, InstanceArn instance) {
        this.calls = calls;
        this.instance = instance.toString();
    }

    /** @param asked what the operation asks of the resource that is granted */
    List<String> of(Attempt attempt, ResourceCalls asked, CallNeed need, GrantedResources granted) {
        List<String> lacking = new ArrayList<>(onInstance.computeIfAbsent(attempt.needs(), this::onInstance));
        lacking.addAll(beside(need, asked, granted));
        for (ResourceCalls other : attempt.required()) {
            if (!other.equals(asked)) {
                lacking.addAll(anywhere.computeIfAbsent(other, this::anywhere));
            }
        }
        return lacking;
    }

    /** Of the storage type that lacks the least. */
    private List<String> onInstance(AssociationNeeds needs) {
        List<String> least = List.of();
        boolean first = true;
        for (Map.Entry<List<String>, List<CallNeed>> each : needs.byType().entrySet()) {
            List<String> lacking = each.getValue().stream()
                    .filter(need -> calls.find(need, instance).isEmpty())
                    .map(need -> lacking(need, instance, instance + storing(need, needs)))
                    .toList();
            least = first || lacking.size() < least.size() ? lacking : least;
            first = false;
        }
        return least;
    }

    /** The storage types, where some Allow has the action all the same. */
    private String storing(CallNeed need, AssociationNeeds needs) {
        List<String> types =
                needs.byType().keySet().stream().flatMap(List::stream).toList();
        return types.isEmpty() || !calls.mayAllow(need.action(), instance) ? "" : " for " + Enumeration.of(types, "or");
    }

    /** On the resources that are granted, one by one, or at least all on one of them. */
    private List<String> beside(CallNeed need, ResourceCalls asked, GrantedResources granted) {
        List<String> lacking = asked.needs().stream()
                .filter(other -> !arePossible(List.of(need, other), asked, granted))
                .map(other -> lacking(other, granted.sample(), granted.pattern()))
                .toList();
        return lacking.isEmpty() && !arePossible(asked.needs(), asked, granted)
                ? List.of(together(asked, granted.pattern()))
                : lacking;
    }

    private boolean arePossible(List<CallNeed> needs, ResourceCalls asked, GrantedResources granted) {
        return calls.arePossible(
                needs, granted, asked.arns().within(), asked.arns().without());
    }

    private List<String> anywhere(ResourceCalls other) {
        String within = other.arns().within();
        List<String> lacking = other.needs().stream()
                .filter(need -> areNowhere(List.of(need), other.arns()))
                .map(need -> lacking(need, granted(need, other.arns()), within))
                .toList();
        return lacking.isEmpty() && areNowhere(other.needs(), other.arns())
                ? List.of(together(other, within))
                : lacking;
    }

    private boolean areNowhere(List<CallNeed> needs, TargetArns arns) {
        return calls.resources(needs, arns.within(), arns.without()).isEmpty();
    }

    private String granted(CallNeed need, TargetArns arns) {
        return calls.granted(need, arns.within(), arns.without()).stream()
                .map(GrantedResources::sample)
                .findFirst()
                .orElse(arns.within());
    }

    private static String together(ResourceCalls asked, String pattern) {
        return Enumeration.of(asked.needs().stream().map(CallNeed::action).toList(), "and") + " on one and the same of "
                + pattern + " (not allowed together)";
    }

    private String lacking(CallNeed need, String resource, String place) {
        return need.action() + " on " + place + " (" + why(need, resource) + ")";
    }

    private String why(CallNeed need, String resource) {
        Optional<AccessRequest> call = calls.granting(need, resource);
        if (call.isEmpty()) {
            return "not allowed";
        }
        Evaluation evaluation = calls.evaluate(call.get());
        if (evaluation.decision() != Decision.EXPLICIT_DENY) {
            return "not allowed by the permissions boundary";
        }
        return evaluation.decidedBy().stream().anyMatch(deny -> deny.level() == PolicyLevel.IDENTITY)
                ? "denied"
                : "denied by the permissions boundary";
    }
}
