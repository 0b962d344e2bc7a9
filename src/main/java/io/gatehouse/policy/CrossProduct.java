package io.gatehouse.policy;

import io.gatehouse.catalog.StorageResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The associations that nobody asked for and that come with those asked for: IAM cannot tie a storage type to a target
 * or a key to a bucket within one principal.
 */
final class CrossProduct {

    private static final String CODE = "CROSS_PRODUCT";

    private CrossProduct() {}

    static void addTo(List<Warning> warnings, AssociationIntent intent) {
        if (intent.associations().size() < 2) {
            return;
        }
        SortedMap<StorageResourceType, SortedSet<Integer>> askedBy = new TreeMap<>();
        SortedMap<String, SortedSet<Integer>> keys = new TreeMap<>();
        for (int i = 0; i < intent.associations().size(); i++) {
            AssociationGrant grant = intent.associations().get(i);
            for (StorageResourceType type : grant.storageResourceTypes()) {
                askedBy.computeIfAbsent(type, it -> new TreeSet<>()).add(i);
            }
            if (grant.kmsKey().isPresent()) {
                keys.computeIfAbsent(grant.kmsKey().get().toString(), it -> new TreeSet<>())
                        .add(i);
            }
        }
        for (int i = 0; i < intent.associations().size(); i++) {
            AssociationGrant grant = intent.associations().get(i);
            addTypes(warnings, i, grant, askedBy, asked(intent, grant));
            if (grant.type().encryptable()) {
                addKeys(warnings, i, grant, keys);
            }
        }
    }

    private static SortedSet<StorageResourceType> asked(AssociationIntent intent, AssociationGrant target) {
        SortedSet<StorageResourceType> asked = new TreeSet<>();
        for (AssociationGrant grant : intent.associations()) {
            if (grant.type().kind().equals(target.type().kind())
                    && grant.target().equals(target.target())) {
                asked.addAll(grant.storageResourceTypes());
            }
        }
        return asked;
    }

    private static void addTypes(
            List<Warning> warnings,
            int index,
            AssociationGrant grant,
            SortedMap<StorageResourceType, SortedSet<Integer>> askedBy,
            SortedSet<StorageResourceType> asked) {
        SortedSet<Integer> concerned = new TreeSet<>(List.of(index));
        List<StorageResourceType> also = new ArrayList<>();
        for (Map.Entry<StorageResourceType, SortedSet<Integer>> entry : askedBy.entrySet()) {
            if (grant.type().storageResourceTypes().contains(entry.getKey()) && !asked.contains(entry.getKey())) {
                also.add(entry.getKey());
                concerned.addAll(entry.getValue());
            }
        }
        if (!also.isEmpty()) {
            warnings.add(new Warning(
                    CODE,
                    "the policy also permits " + grant.target() + " for " + also
                            + ": IAM cannot tie a storage type to a target; only different principals can",
                    List.copyOf(concerned)));
        }
    }

    private static void addKeys(
            List<Warning> warnings, int index, AssociationGrant grant, SortedMap<String, SortedSet<Integer>> keys) {
        SortedSet<Integer> concerned = new TreeSet<>(List.of(index));
        List<String> also = new ArrayList<>();
        String own = grant.kmsKey().map(KeyArn::toString).orElse("");
        keys.forEach((key, users) -> {
            if (!key.equals(own)) {
                also.add(key);
                concerned.addAll(users);
            }
        });
        if (!also.isEmpty()) {
            warnings.add(new Warning(
                    CODE,
                    "the policy also permits " + grant.target() + " with the key " + String.join(", ", also)
                            + ": IAM cannot tie a key to a bucket; only different principals can",
                    List.copyOf(concerned)));
        }
    }
}
