package io.gatehouse.policy;

import io.gatehouse.analysis.AllowedCall;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.CallNeed;
import io.gatehouse.analysis.DecidingStatement;
import io.gatehouse.analysis.GrantedResources;
import io.gatehouse.analysis.Witness;
import io.gatehouse.policy.AccessFinding.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Allows that no operation can use, one finding for an action on a pattern, with what each operation lacks. */
final class UnusedGrants {

    private record Use(String pattern, DecidingStatement statement) {}

    private record Grant(String action, String pattern) {}

    private record Lacking(String kind, List<String> calls) {}

    private record Try(Attempt attempt, ResourceCalls asked, CallNeed need, GrantedResources granted) {}

    private final AllowedCalls calls;
    private final LackingCalls lacking;
    private final Set<Use> used = new HashSet<>();
    private final Map<Grant, List<Try>> tried = new LinkedHashMap<>();
    private final Set<AccessFinding> outside = new LinkedHashSet<>();

    UnusedGrants(AllowedCalls calls, InstanceArn instance) {
        this.calls = calls;
        this.lacking = new LackingCalls(calls, instance);
    }

    void used(GrantedResources granted) {
        granted.statements().forEach(statement -> used.add(new Use(granted.pattern(), statement)));
    }

    void failed(Attempt attempt, ResourceCalls asked, CallNeed need, GrantedResources granted) {
        tried.computeIfAbsent(new Grant(need.action(), granted.pattern()), it -> new ArrayList<>())
                .add(new Try(attempt, asked, need, granted));
    }

    void outsideOfBoundary(CallNeed need, GrantedResources granted) {
        outside.add(finding(need, granted, "nothing of it is left by the permissions boundary", null));
    }

    List<AccessFinding> findings() {
        List<AccessFinding> findings = new ArrayList<>(outside);
        for (List<Try> tries : tried.values()) {
            GrantedResources granted = tries.get(0).granted();
            if (!granted.statements().stream().allMatch(it -> used.contains(new Use(granted.pattern(), it)))) {
                CallNeed need = tries.get(0).need();
                findings.add(finding(need, granted, lacking(tries), witness(need, granted.sample())));
            }
        }
        return findings;
    }

    private String lacking(List<Try> tries) {
        Map<Lacking, List<String>> operations = new LinkedHashMap<>();
        for (Try each : tries) {
            Attempt attempt = each.attempt();
            List<String> calls = lacking.of(attempt, each.asked(), each.need(), each.granted());
            operations
                    .computeIfAbsent(new Lacking(attempt.type().name(), calls), it -> new ArrayList<>())
                    .add(attempt.operation().name());
        }
        List<String> texts = new ArrayList<>();
        operations.forEach((lacking, names) -> texts.add(Enumeration.of(names, "and") + " of " + lacking.kind()
                + (names.size() == 1 ? " also needs " : " also need ")
                + Enumeration.of(lacking.calls(), "and")));
        return String.join("; ", texts);
    }

    private static AccessFinding finding(
            CallNeed need, GrantedResources granted, String but, @Nullable Witness witness) {
        return new AccessFinding(
                Code.UNUSED_GRANT,
                need.action() + " on " + granted.pattern() + " is granted, but " + but,
                witness,
                AssociationRelation.places(granted.statements().stream()));
    }

    private @Nullable Witness witness(CallNeed need, String resource) {
        return calls.find(need, resource)
                .filter(AllowedCall::confirmed)
                .map(call -> Witness.of(call.call()))
                .orElse(null);
    }
}
