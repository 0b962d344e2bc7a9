package io.gatehouse.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of association.
 *
 * @param deprecated the storage types that still work but should not be used, with what to use instead
 * @param warnings what every association of this kind opens beyond itself
 * @param preconditions what every association of this kind needs beyond policies
 * @param encryptable whether the association can name a KMS key
 */
public record AssociationType(
        String kind,
        Restrictability restrictability,
        List<StorageResourceType> storageResourceTypes,
        Map<StorageResourceType, String> deprecated,
        TargetFormat target,
        List<Remark> warnings,
        List<Remark> preconditions,
        boolean encryptable,
        Optional<PublishedExample> example,
        List<Permission> permissions) {

    /** A code with the sentence that explains it. */
    public record Remark(String code, String detail) {}

    public AssociationType {
        warnings = List.copyOf(warnings);
        preconditions = List.copyOf(preconditions);
        storageResourceTypes = List.copyOf(storageResourceTypes);
        deprecated = Map.copyOf(deprecated);
        permissions = List.copyOf(permissions);
    }

    public boolean isStorage() {
        return !storageResourceTypes.isEmpty();
    }

    public Optional<StorageResourceType> storageResourceType(String name) {
        return storageResourceTypes.stream()
                .filter(type -> type.name().equals(name))
                .findFirst();
    }
}
