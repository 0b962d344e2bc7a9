package io.gatehouse.policy;

import io.gatehouse.analysis.CallNeed;
import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.PermissionResource.Form;
import io.gatehouse.catalog.Profile;
import io.gatehouse.iam.ActionPattern;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The actions without which an association of a kind cannot be made, changed or removed.
 *
 * @param onInstance Connect's own, in lower case
 * @param byType the same as calls, for each storage type, or for none where nothing is stored
 * @param onTarget what Connect does with the caller's permissions
 * @param onKey the same with a KMS key, of kinds that need one
 * @param onKeyIfAny the same, where there may be one
 */
record AssociationNeeds(
        List<String> onInstance,
        Map<List<String>, List<CallNeed>> byType,
        List<CallNeed> onTarget,
        List<CallNeed> onKey,
        List<CallNeed> onKeyIfAny) {

    static final String STORAGE_RESOURCE_TYPE = "connect:storageresourcetype";

    private static final Map<AssociationType, Map<Operation, AssociationNeeds>> KNOWN = new ConcurrentHashMap<>();

    /** Found once for each. */
    static AssociationNeeds of(AssociationType type, Operation operation) {
        Map<Operation, AssociationNeeds> known = KNOWN.get(type);
        AssociationNeeds needs = known == null ? null : known.get(operation);
        return needs != null
                ? needs
                : KNOWN.computeIfAbsent(type, it -> new ConcurrentHashMap<>())
                        .computeIfAbsent(operation, it -> find(type, operation));
    }

    private static AssociationNeeds find(AssociationType type, Operation operation) {
        boolean needsKey = operation != Operation.DISASSOCIATE && type.encryption() == Encryption.REQUIRED;
        List<String> onInstance = permissions(type, operation, Form.INSTANCE)
                .flatMap(permission -> permission.actions().stream())
                .map(ActionPattern::normalised)
                .filter(action -> isStepOf(operation, action))
                .toList();
        List<CallNeed> onKey = permissions(type, operation, Form.KMS_KEY)
                .flatMap(AssociationNeeds::calls)
                .toList();
        return new AssociationNeeds(
                onInstance,
                byType(type, onInstance),
                permissions(type, operation, Form.TARGET)
                        .flatMap(AssociationNeeds::calls)
                        .toList(),
                needsKey ? onKey : List.of(),
                needsKey ? List.of() : onKey);
    }

    private static Map<List<String>, List<CallNeed>> byType(AssociationType type, List<String> actions) {
        Map<List<String>, List<CallNeed>> calls = new LinkedHashMap<>();
        List<List<String>> types = type.isStorage()
                ? type.storageResourceTypes().stream()
                        .map(stored -> List.of(stored.name()))
                        .toList()
                : List.of(List.of());
        for (List<String> stored : types) {
            Map<String, List<String>> known = Map.of(STORAGE_RESOURCE_TYPE, stored);
            calls.put(
                    stored,
                    actions.stream().map(action -> new CallNeed(action, known)).toList());
        }
        return calls;
    }

    /** A storage association is made without that it is changed. */
    private static boolean isStepOf(Operation operation, String action) {
        return operation == Operation.UPDATE || !action.startsWith("connect:update");
    }

    private static Stream<Permission> permissions(AssociationType type, Operation operation, Form form) {
        return type.permissions().stream()
                .filter(permission -> permission.resource().is(form))
                .filter(permission -> permission.appliesTo(
                        Profile.LEAST_PRIVILEGE, EnumSet.of(operation), Access.API, form == Form.KMS_KEY));
    }

    private static Stream<CallNeed> calls(Permission permission) {
        Map<String, List<String>> known = new LinkedHashMap<>();
        known.put(STORAGE_RESOURCE_TYPE, List.of());
        permission.conditions().stream()
                .filter(condition -> !condition.value().contains("${"))
                .forEach(condition -> known.put(condition.key().name(), List.of(condition.value())));
        return permission.actions().stream().map(action -> new CallNeed(action.text(), known));
    }
}
