package io.gatehouse.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A kind of association; of integrations, each integration type is one.
 *
 * @param reaches the operations there are, with how far each can be restricted
 * @param deprecated the storage types that still work but should not be used, with what to use instead
 * @param target the ARN that an association names, if the target has one
 * @param named the name that an association gives instead
 * @param warnings what every association of this kind opens beyond itself
 * @param preconditions what every association of this kind needs beyond policies
 */
public record AssociationType(
        String kind,
        Optional<String> integrationType,
        Explanation explanation,
        SortedMap<Operation, Reach> reaches,
        Optional<Ending> ended,
        List<StorageResourceType> storageResourceTypes,
        Map<StorageResourceType, String> deprecated,
        Optional<TargetFormat> target,
        Optional<NamedTarget> named,
        Encryption encryption,
        List<Remark> warnings,
        List<Remark> preconditions,
        Optional<PublishedExample> example,
        List<Permission> permissions) {

    public AssociationType {
        warnings = List.copyOf(warnings);
        preconditions = List.copyOf(preconditions);
        storageResourceTypes = List.copyOf(storageResourceTypes);
        deprecated = Map.copyOf(deprecated);
        permissions = List.copyOf(permissions);
        reaches = Collections.unmodifiableSortedMap(new TreeMap<>(reaches));
    }

    /** The kind, and of an integration also its type. */
    public String name() {
        return integrationType.map(type -> kind + " " + type).orElse(kind);
    }

    public boolean isStorage() {
        return !storageResourceTypes.isEmpty();
    }

    public Set<Operation> operations() {
        return reaches.keySet();
    }

    /** How far making such an association can be restricted; removing one, where nothing else is left. */
    public Restrictability restrictability() {
        return reaches.values().iterator().next().restrictability();
    }

    public Optional<StorageResourceType> storageResourceType(String name) {
        return storageResourceTypes.stream()
                .filter(type -> type.name().equals(name))
                .findFirst();
    }

    /** Whether the policy of such an association names the instance's service-linked role. */
    public boolean usesServiceLinkedRole(Profile profile, Set<Operation> wanted, Access from, boolean encrypted) {
        for (Permission permission : permissions) {
            if (permission.namesServiceLinkedRole() && permission.appliesTo(profile, wanted, from, encrypted)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some action is granted on the target. */
    public boolean namesTarget(Set<Operation> wanted) {
        return permissions.stream()
                .anyMatch(permission -> permission.resource().is(PermissionResource.Form.TARGET)
                        && Operation.anyOf(permission.operations(), wanted));
    }

    /** Enough to tell kinds apart; a hash of all permissions would be computed for every association of every call. */
    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + integrationType.hashCode();
    }
}
