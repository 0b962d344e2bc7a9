package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the storage types of one association. */
final class StoredTypes {

    /** More than Connect has, so that a single wrong name is pointed at. */
    private static final int MOST = 20;

    private static final String MEMBER = "storageResourceTypes";

    private final String pointer;
    private final AssociationType type;
    private final Problems problems;

    StoredTypes(String pointer, AssociationType type, Problems problems) {
        this.pointer = pointer;
        this.type = type;
        this.problems = problems;
    }

    SortedSet<StorageResourceType> read(AssociationForm form) {
        String at = pointer + "/" + MEMBER;
        List<@Nullable String> names = form.storageResourceTypes();
        SortedSet<StorageResourceType> types = new TreeSet<>();
        if (!type.isStorage()) {
            problems.refuse(pointer, MEMBER, names, type.name());
        } else if (names == null || names.isEmpty()) {
            problems.add(
                    at,
                    names == null ? "required" : "empty",
                    (names == null ? "is required" : "is empty") + "; accepted: some of "
                            + type.storageResourceTypes());
        } else if (names.size() > MOST) {
            problems.add(
                    at,
                    "invalid-size",
                    "names more than there are; accepted: some of " + type.storageResourceTypes() + ", each once");
        } else {
            for (int i = 0; i < names.size(); i++) {
                String each = at + "/" + i;
                problems.required(each, type.storageResourceTypes().toString(), names.get(i), this::known)
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
        return type.storageResourceType(name)
                .orElseThrow(() -> new InvalidValueException(
                        "not-a-storage-resource-type-of-this-kind",
                        type.kind() + " cannot have this; accepted: " + type.storageResourceTypes()));
    }
}
