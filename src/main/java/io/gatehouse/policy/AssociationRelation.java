package io.gatehouse.policy;

import io.gatehouse.analysis.AllowedCall;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.AllowedResources;
import io.gatehouse.analysis.CallNeed;
import io.gatehouse.analysis.DecidingStatement;
import io.gatehouse.analysis.PolicyLevel;
import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.PermissionResource.Form;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.Sid;
import io.gatehouse.policy.PossibleAssociation.PossibleTarget;
import io.gatehouse.policy.PossibleAssociation.StatementPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What policies let a principal associate with an instance: for every kind of the catalogue, the Connect action on the
 * instance must be allowed, and every action that Connect takes on the target. What is not known of a call is as it suits
 * the principal, so nothing that is possible is left out.
 */
public final class AssociationRelation {

    private static final String STORAGE_RESOURCE_TYPE = "connect:StorageResourceType";

    private final AllowedCalls calls;
    private final InstanceArn instance;

    public AssociationRelation(AllowedCalls calls, InstanceArn instance) {
        this.calls = calls;
        this.instance = instance;
    }

    /** @param operations those of interest */
    public List<PossibleAssociation> of(AssociationCatalog catalog, Set<Operation> operations) {
        return catalog.types().stream()
                .flatMap(type -> type.operations().stream()
                        .filter(operations::contains)
                        .flatMap(operation -> of(type, operation)))
                .toList();
    }

    private Stream<PossibleAssociation> of(AssociationType type, Operation operation) {
        if (!type.isStorage()) {
            List<PossibleTarget> targets = targets(type, operation, List.of());
            return targets.isEmpty() ? Stream.of() : Stream.of(possible(type, operation, List.of(), targets));
        }
        Map<List<PossibleTarget>, List<String>> byTargets = new LinkedHashMap<>();
        for (StorageResourceType stored : type.storageResourceTypes()) {
            List<PossibleTarget> targets = targets(type, operation, List.of(stored.name()));
            if (!targets.isEmpty()) {
                byTargets.computeIfAbsent(targets, it -> new ArrayList<>()).add(stored.name());
            }
        }
        return byTargets.entrySet().stream().map(entry -> possible(type, operation, entry.getValue(), entry.getKey()));
    }

    private static PossibleAssociation possible(
            AssociationType type, Operation operation, List<String> stored, List<PossibleTarget> targets) {
        return new PossibleAssociation(type.kind(), type.integrationType().orElse(null), operation, stored, targets);
    }

    private List<PossibleTarget> targets(AssociationType type, Operation operation, List<String> stored) {
        List<AllowedCall> byConnect = new ArrayList<>();
        for (Permission permission : needed(type, operation, Form.INSTANCE)) {
            for (ActionPattern action : permission.actions()) {
                Optional<AllowedCall> call = isStepOf(operation, action)
                        ? calls.find(
                                new CallNeed(action.text(), Map.of(STORAGE_RESOURCE_TYPE, stored)), instance.toString())
                        : Optional.empty();
                if (call.isPresent()) {
                    byConnect.add(call.get());
                } else if (isStepOf(operation, action)) {
                    return List.of();
                }
            }
        }
        if (operation != Operation.DISASSOCIATE
                && type.encryption() == Encryption.REQUIRED
                && !hasKey(type, operation)) {
            return List.of();
        }
        List<CallNeed> onTarget = needs(needed(type, operation, Form.TARGET));
        return onTarget.isEmpty() ? List.of(anything(byConnect)) : named(type, onTarget, byConnect);
    }

    /** A storage association is made without that it is changed. */
    private static boolean isStepOf(Operation operation, ActionPattern action) {
        return operation == Operation.UPDATE || !action.text().startsWith("connect:Update");
    }

    private static List<Permission> needed(AssociationType type, Operation operation, Form form) {
        return type.permissions().stream()
                .filter(permission -> permission.resource().is(form))
                .filter(permission -> permission.appliesTo(
                        Profile.LEAST_PRIVILEGE, EnumSet.of(operation), Access.API, form == Form.KMS_KEY))
                .toList();
    }

    private static List<CallNeed> needs(List<Permission> permissions) {
        List<CallNeed> needs = new ArrayList<>();
        for (Permission permission : permissions) {
            Map<String, List<String>> known = new LinkedHashMap<>();
            known.put(STORAGE_RESOURCE_TYPE, List.of());
            permission.conditions().stream()
                    .filter(condition -> !condition.value().contains("${"))
                    .forEach(condition -> known.put(condition.key().name(), List.of(condition.value())));
            permission.actions().forEach(action -> needs.add(new CallNeed(action.text(), known)));
        }
        return needs;
    }

    private boolean hasKey(AssociationType type, Operation operation) {
        return !calls.resources(needs(needed(type, operation, Form.KMS_KEY)), arn("kms", true, "*", "key/*"), List.of())
                .isEmpty();
    }

    private static PossibleTarget anything(List<AllowedCall> byConnect) {
        return new PossibleTarget(
                "*",
                null,
                byConnect.stream().allMatch(AllowedCall::certain),
                places(byConnect.stream().flatMap(call -> call.statements().stream())));
    }

    /** In the account of the instance if there are some, in any other if not. */
    private List<PossibleTarget> named(AssociationType type, List<CallNeed> onTarget, List<AllowedCall> byConnect) {
        String service = type.target().orElseThrow().service();
        boolean regional = type.target().orElseThrow().regional();
        String form = type.target().orElseThrow().arnFormat().split(":", 6)[5].replaceAll("\\$\\{[^}]*}", "*");
        List<String> without = regional ? List.of() : List.of(arn(service, false, "", form + "/*"));
        List<AllowedResources> found = calls.resources(
                onTarget, arn(service, regional, instance.account().digits(), form), without);
        List<PossibleTarget> targets = new ArrayList<>();
        Stream<AllowedResources> elsewhere = regional
                ? calls.resources(onTarget, arn(service, true, "*", form), without).stream()
                        .filter(resource ->
                                found.stream().noneMatch(it -> it.pattern().equals(resource.pattern())))
                : Stream.of();
        Stream.concat(found.stream(), elsewhere).forEach(resource -> {
            List<AllowedCall> all = new ArrayList<>(byConnect);
            onTarget.forEach(need -> calls.find(need, resource.sample()).ifPresent(all::add));
            targets.add(new PossibleTarget(
                    resource.pattern(),
                    resource.sample(),
                    all.stream().allMatch(AllowedCall::certain),
                    places(all.stream().flatMap(call -> call.statements().stream()))));
        });
        return targets;
    }

    private String arn(String service, boolean regional, String account, String resource) {
        return "arn:" + instance.partition().id() + ":" + service + ":"
                + (regional ? instance.region().id() + ":" + account : ":") + ":" + resource;
    }

    private static List<StatementPlace> places(Stream<DecidingStatement> statements) {
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
