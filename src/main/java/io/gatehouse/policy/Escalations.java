package io.gatehouse.policy;

import io.gatehouse.analysis.AllowedCall;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.AllowedResources;
import io.gatehouse.analysis.CallNeed;
import io.gatehouse.analysis.Witness;
import io.gatehouse.policy.AccessFinding.Code;
import io.gatehouse.policy.PossibleAssociation.StatementPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds by which actions a principal can come to more rights, one finding for the same statements and resources. */
final class Escalations {

    private record Key(String pattern, List<StatementPlace> statements) {}

    private record Action(Escalation escalation, String name, boolean certain, Optional<Witness> witness) {}

    private final AllowedCalls calls;
    private final InstanceArn instance;
    private final Map<Key, List<Action>> found = new LinkedHashMap<>();

    Escalations(AllowedCalls calls, InstanceArn instance) {
        this.calls = calls;
        this.instance = instance;
    }

    List<AccessFinding> find() {
        for (Escalation escalation : Escalation.ALL) {
            escalation.actions().forEach(action -> find(escalation, action));
        }
        List<AccessFinding> findings = new ArrayList<>();
        found.forEach((key, actions) -> findings.add(finding(key, actions)));
        return findings;
    }

    private void find(Escalation escalation, String action) {
        CallNeed need = new CallNeed(action, Map.of());
        List<String> linked = List.of(arn("role/aws-service-role/connect.amazonaws.com/*"));
        for (AllowedResources resources : calls.resources(List.of(need), arn(escalation.resource()), linked)) {
            Optional<AllowedCall> call = calls.find(need, resources.sample());
            List<StatementPlace> places = AssociationRelation.places(Stream.concat(
                    resources.statements().stream(), call.stream().flatMap(it -> it.statements().stream())));
            found.computeIfAbsent(new Key(resources.pattern(), places), it -> new ArrayList<>())
                    .add(new Action(
                            escalation,
                            action,
                            resources.certain(),
                            call.filter(AllowedCall::confirmed).map(it -> Witness.of(it.call()))));
        }
    }

    private String arn(String resource) {
        return "arn:" + instance.partition().id() + ":iam::*:" + resource;
    }

    private static AccessFinding finding(Key key, List<Action> actions) {
        Map<Escalation, List<String>> byMeaning = new LinkedHashMap<>();
        actions.forEach(action -> byMeaning
                .computeIfAbsent(action.escalation(), it -> new ArrayList<>())
                .add(action.name()));
        List<String> meanings = new ArrayList<>();
        byMeaning.forEach(
                (escalation, names) -> meanings.add(escalation.meaning() + " (" + String.join(", ", names) + ")"));
        boolean certain = actions.stream().allMatch(Action::certain);
        return new AccessFinding(
                Code.ESCALATION,
                "on " + key.pattern() + ", outside of Amazon Connect's service-linked roles"
                        + (certain ? "" : " and as far as conditions and Denies let it") + ": "
                        + String.join("; ", meanings),
                actions.stream()
                        .flatMap(action -> action.witness().stream())
                        .findFirst()
                        .orElse(null),
                key.statements());
    }
}
