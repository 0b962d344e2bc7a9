package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.iam.InvalidValueException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the storage types of one association.
 *
 * @param known those it can have
 * @param code of a name that is none of them
 * @param says what is wrong with such a name
 */
record StoredTypes(String pointer, List<StorageResourceType> known, String code, String says, Problems problems) {

    static final String MEMBER = "storageResourceTypes";

    /** More than Connect has, so that a single wrong name is pointed at. */
    private static final int MOST = 20;

    static StoredTypes of(String pointer, AssociationType type, Problems problems) {
        return new StoredTypes(
                pointer + "/" + MEMBER,
                type.storageResourceTypes(),
                "not-a-storage-resource-type-of-this-kind",
                type.kind() + " cannot have this",
                problems);
    }

    /** Of an association whose kind is not known. */
    static StoredTypes ofAnyKind(String pointer, AssociationCatalog catalog, Problems problems) {
        List<StorageResourceType> all = catalog.types().stream()
                .flatMap(type -> type.storageResourceTypes().stream())
                .distinct()
                .sorted()
                .toList();
        return new StoredTypes(pointer + "/" + MEMBER, all, "unknown-value", "no kind can have this", problems);
    }

    SortedSet<StorageResourceType> read(@Nullable List<@Nullable String> names) {
        SortedSet<StorageResourceType> types = new TreeSet<>();
        if (names == null || names.isEmpty()) {
            problems.add(
                    pointer,
                    names == null ? "required" : "empty",
                    (names == null ? "is required" : "is empty") + "; accepted: some of " + known);
        } else if (names.size() > MOST) {
            problems.add(
                    pointer, "invalid-size", "names more than there are; accepted: some of " + known + ", each once");
        } else {
            for (int i = 0; i < names.size(); i++) {
                String each = pointer + "/" + i;
                problems.required(each, known.toString(), names.get(i), this::known)
                        .ifPresent(found -> {
                            if (!types.add(found)) {
                                problems.add(each, "duplicate-value", found + " is there already; accepted: each once");
                            }
                        });
            }
        }
        return types;
    }

    private StorageResourceType known(String name) {
        return known.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(code, says, known.toString()));
    }
}
