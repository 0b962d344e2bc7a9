package io.gatehouse.policy;

import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.StorageResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private final List<AssociationGrant> grants;
    private final List<Warning> warnings;
    private final SortedMap<StorageResourceType, SortedSet<Integer>> typeUsers = new TreeMap<>();
    private final SortedMap<KeyArn, SortedSet<Integer>> keyUsers = new TreeMap<>();

    private CrossProduct(List<AssociationGrant> grants, List<Warning> warnings) {
        this.grants = grants;
        this.warnings = warnings;
        for (int i = 0; i < grants.size(); i++) {
            int user = i;
            grants.get(i).storageResourceTypes().forEach(type -> use(typeUsers, type, user));
            grants.get(i).kmsKey().ifPresent(key -> use(keyUsers, key, user));
        }
    }

    private static <T> void use(SortedMap<T, SortedSet<Integer>> users, T what, int user) {
        users.computeIfAbsent(what, it -> new TreeSet<>()).add(user);
    }

    static void addTo(List<Warning> warnings, AssociationIntent intent) {
        if (intent.associations().size() > 1 && intent.makes()) {
            new CrossProduct(intent.associations(), warnings).report();
        }
    }

    private void report() {
        Map<String, SortedSet<Integer>> targets = new LinkedHashMap<>();
        for (int i = 0; i < grants.size(); i++) {
            AssociationGrant grant = grants.get(i);
            if (grant.type().isStorage()) {
                targets.computeIfAbsent(grant.label(), it -> new TreeSet<>()).add(i);
            }
        }
        targets.forEach(this::reportTypes);
        for (int i = 0; i < grants.size(); i++) {
            if (grants.get(i).type().encryption() != Encryption.NONE) {
                reportKeys(i, grants.get(i));
            }
        }
    }

    private void reportTypes(String target, SortedSet<Integer> askedBy) {
        SortedSet<StorageResourceType> also = new TreeSet<>(typeUsers.keySet());
        also.retainAll(grants.get(askedBy.first()).type().storageResourceTypes());
        askedBy.forEach(i -> also.removeAll(grants.get(i).storageResourceTypes()));
        SortedSet<Integer> concerned = new TreeSet<>(askedBy);
        also.forEach(type -> concerned.addAll(typeUsers.getOrDefault(type, new TreeSet<>())));
        if (!also.isEmpty()) {
            warn(
                    target + " for " + also
                            + ": IAM cannot tie a storage type to a target; only different principals can",
                    concerned);
        }
    }

    private void reportKeys(int index, AssociationGrant grant) {
        SortedSet<Integer> concerned = new TreeSet<>(List.of(index));
        List<String> also = new ArrayList<>();
        keyUsers.forEach((key, users) -> {
            if (!grant.kmsKey().filter(key::equals).isPresent()) {
                also.add(key.toString());
                concerned.addAll(users);
            }
        });
        if (!also.isEmpty()) {
            warn(
                    grant.label() + " for " + grant.storageResourceTypes() + " with the key " + String.join(", ", also)
                            + ": IAM cannot tie a key to a target; only different principals can",
                    concerned);
        }
    }

    private void warn(String permitted, SortedSet<Integer> concerned) {
        warnings.add(new Warning(CODE, "the policy also permits " + permitted, List.copyOf(concerned)));
    }
}
