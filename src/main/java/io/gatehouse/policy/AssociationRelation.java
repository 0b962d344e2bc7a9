package io.gatehouse.policy;

import io.gatehouse.analysis.AllowedCall;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.AllowedResources;
import io.gatehouse.analysis.CallNeed;
import io.gatehouse.analysis.DecidingStatement;
import io.gatehouse.analysis.PolicyLevel;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import io.gatehouse.iam.Sid;
import io.gatehouse.policy.PossibleAssociation.PossibleTarget;
import io.gatehouse.policy.PossibleAssociation.StatementPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What policies let a principal associate with an instance: for every kind of the catalogue, the Connect action on the
 * instance must be allowed, and every action that Connect takes on the target. What is not known of a call is as it suits
 * the principal, so nothing that is possible is left out.
 */
public final class AssociationRelation {

    /** ARNs in a region and no account, and patterns of those in any. */
    private static final Pattern NOWHERE = Pattern.compile("(arn:[^:]*:[^:]*:[^:]+:)(:.*)");

    private static final Pattern ANYWHERE = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:\\*:[^∩]*");

    private final AllowedCalls calls;
    private final InstanceArn instance;
    private final String instanceText;
    /** Of what storage types, operations and kinds ask again and again. */
    private final Map<ResourceCalls, List<AllowedResources>> answered = new HashMap<>();

    public AssociationRelation(AllowedCalls calls, InstanceArn instance) {
        this.calls = calls;
        this.instance = instance;
        this.instanceText = instance.toString();
    }

    /** @param operations those of interest */
    public List<PossibleAssociation> of(AssociationCatalog catalog, Set<Operation> operations) {
        List<PossibleAssociation> found = new ArrayList<>();
        for (AssociationType type : catalog.types()) {
            for (Operation operation : type.operations()) {
                if (operations.contains(operation) && mayAllow(type, operation)) {
                    add(type, operation, found);
                }
            }
        }
        return found;
    }

    private boolean mayAllow(AssociationType type, Operation operation) {
        for (String action : AssociationNeeds.of(type, operation).onInstance()) {
            if (!calls.mayAllow(action, instanceText)) {
                return false;
            }
        }
        return true;
    }

    private void add(AssociationType type, Operation operation, List<PossibleAssociation> found) {
        AssociationNeeds needs = AssociationNeeds.of(type, operation);
        Map<List<PossibleTarget>, List<String>> byTargets = new LinkedHashMap<>();
        needs.byType().forEach((stored, byConnect) -> {
            List<PossibleTarget> targets = targets(type, needs, byConnect);
            if (!targets.isEmpty()) {
                byTargets.computeIfAbsent(targets, it -> new ArrayList<>()).addAll(stored);
            }
        });
        byTargets.forEach((targets, stored) -> found.add(possible(type, operation, stored, targets)));
    }

    private static PossibleAssociation possible(
            AssociationType type, Operation operation, List<String> stored, List<PossibleTarget> targets) {
        return new PossibleAssociation(type.kind(), type.integrationType().orElse(null), operation, stored, targets);
    }

    private List<PossibleTarget> targets(AssociationType type, AssociationNeeds needs, List<CallNeed> onInstance) {
        List<DecidingStatement> statements = new ArrayList<>();
        boolean certain = true;
        for (CallNeed need : onInstance) {
            Optional<AllowedCall> call = calls.find(need, instanceText);
            if (call.isEmpty()) {
                return List.of();
            }
            statements.addAll(call.get().statements());
            certain &= call.get().certain();
        }
        if (!needs.onKey().isEmpty()) {
            List<AllowedResources> keys = resources(needs.onKey(), TargetArns.ofKeys(instance));
            if (keys.isEmpty()) {
                return List.of();
            }
            keys.forEach(key -> statements.addAll(key.statements()));
            certain &= keys.stream().anyMatch(AllowedResources::certain);
        }
        return needs.onTarget().isEmpty()
                ? List.of(new PossibleTarget("*", null, certain, places(statements.stream())))
                : named(type, needs.onTarget(), statements, certain);
    }

    private List<AllowedResources> resources(List<CallNeed> needs, TargetArns arns) {
        return answered.computeIfAbsent(new ResourceCalls(needs, arns), it -> find(needs, arns));
    }

    /** Each with the statements by which the calls are possible on its sample. */
    private List<AllowedResources> find(List<CallNeed> needs, TargetArns arns) {
        List<AllowedResources> found = new ArrayList<>();
        for (AllowedResources each : calls.resources(needs, arns.within(), arns.without())) {
            String sample = plausible(each, needs);
            List<DecidingStatement> statements = new ArrayList<>(each.statements());
            for (CallNeed need : needs) {
                calls.find(need, sample).ifPresent(call -> statements.addAll(call.statements()));
            }
            found.add(new AllowedResources(each.pattern(), sample, each.certain(), statements));
        }
        return found;
    }

    /** The sample, or the one in the instance's account instead of none, where any account will do. */
    private String plausible(AllowedResources found, List<CallNeed> needs) {
        Matcher nowhere = NOWHERE.matcher(found.sample());
        if (!nowhere.matches() || !ANYWHERE.matcher(found.pattern()).matches()) {
            return found.sample();
        }
        String here = nowhere.group(1) + instance.account().digits() + nowhere.group(2);
        return needs.stream()
                        .allMatch(need -> calls.find(need, here)
                                .filter(AllowedCall::confirmed)
                                .isPresent())
                ? here
                : found.sample();
    }

    private List<PossibleTarget> named(
            AssociationType type, List<CallNeed> onTarget, List<DecidingStatement> others, boolean certain) {
        TargetArns arns = TargetArns.of(type.target().orElseThrow(), instance);
        List<PossibleTarget> targets = new ArrayList<>();
        for (AllowedResources resource : resources(onTarget, arns)) {
            targets.add(new PossibleTarget(
                    resource.pattern(),
                    resource.sample(),
                    certain && resource.certain(),
                    places(Stream.concat(resource.statements().stream(), others.stream()))));
        }
        return targets;
    }

    static List<StatementPlace> places(Stream<DecidingStatement> statements) {
        return statements
                .filter(statement -> statement.level() == PolicyLevel.IDENTITY)
                .map(statement -> new StatementPlace(
                        statement.policy(),
                        statement.statement(),
                        statement.sid().map(Sid::value).orElse(null)))
                .distinct()
                .sorted(Comparator.comparing(StatementPlace::policy).thenComparing(StatementPlace::statement))
                .toList();
    }
}
