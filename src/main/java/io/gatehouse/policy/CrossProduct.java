package io.gatehouse.policy;

import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.StorageResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The associations that nobody asked for and that come with those asked for: IAM cannot tie a storage type to a target
 * or a key to a bucket within one principal.
 */
final class CrossProduct {

    /** What a policy permits. */
    interface Permitted {
        boolean type(StorageResourceType type);

        boolean key(KeyArn key);
    }

    /** @param type or key that goes with the target too, the first of them */
    record Surplus(Warning warning, Optional<StorageResourceType> type, Optional<KeyArn> key) {}

    private static final String CODE = "CROSS_PRODUCT";

    private final List<AssociationGrant> grants;
    private final Permitted permitted;
    private final List<Surplus> found = new ArrayList<>();
    private final SortedMap<StorageResourceType, SortedSet<Integer>> typeUsers = new TreeMap<>();
    private final SortedMap<KeyArn, SortedSet<Integer>> keyUsers = new TreeMap<>();

    private CrossProduct(List<AssociationGrant> grants, Permitted permitted) {
        this.grants = grants;
        this.permitted = permitted;
        for (int i = 0; i < grants.size(); i++) {
            int user = i;
            grants.get(i).storageResourceTypes().forEach(type -> use(typeUsers, type, user));
            grants.get(i).kmsKey().ifPresent(key -> use(keyUsers, key, user));
        }
    }

    private static <T> void use(SortedMap<T, SortedSet<Integer>> users, T what, int user) {
        users.computeIfAbsent(what, it -> new TreeSet<>()).add(user);
    }

    /** As the policy is made: what one association asks for is permitted to the others. */
    static void addTo(List<Warning> warnings, AssociationIntent intent) {
        if (intent.associations().size() > 1 && intent.makes()) {
            SortedSet<StorageResourceType> asked = new TreeSet<>();
            intent.associations().forEach(grant -> asked.addAll(grant.storageResourceTypes()));
            of(intent, new Permitted() {
                        @Override
                        public boolean type(StorageResourceType type) {
                            return asked.contains(type);
                        }

                        @Override
                        public boolean key(KeyArn key) {
                            return true;
                        }
                    })
                    .forEach(surplus -> warnings.add(surplus.warning()));
        }
    }

    static List<Surplus> of(AssociationIntent intent, Permitted permitted) {
        var product = new CrossProduct(intent.associations(), permitted);
        product.report();
        return product.found;
    }

    private void report() {
        Map<String, SortedSet<Integer>> targets = new LinkedHashMap<>();
        for (int i = 0; i < grants.size(); i++) {
            AssociationGrant grant = grants.get(i);
            if (grant.type().isStorage()) {
                targets.computeIfAbsent(grant.label(), it -> new TreeSet<>()).add(i);
            }
        }
        targets.values().forEach(this::reportTypes);
        for (int i = 0; i < grants.size(); i++) {
            if (grants.get(i).type().encryption() != Encryption.NONE) {
                reportKeys(i, grants.get(i));
            }
        }
    }

    private void reportTypes(SortedSet<Integer> askedBy) {
        SortedSet<StorageResourceType> also =
                new TreeSet<>(grants.get(askedBy.first()).type().storageResourceTypes());
        askedBy.forEach(i -> also.removeAll(grants.get(i).storageResourceTypes()));
        also.removeIf(type -> !permitted.type(type));
        SortedSet<Integer> concerned = new TreeSet<>(askedBy);
        also.forEach(type -> concerned.addAll(typeUsers.getOrDefault(type, new TreeSet<>())));
        if (!also.isEmpty()) {
            Warning warning = warning(
                    named(grants.get(askedBy.first())) + " for " + also
                            + ": IAM cannot tie a storage type to a target; only different principals can",
                    concerned);
            found.add(new Surplus(warning, Optional.of(also.first()), Optional.empty()));
        }
    }

    private void reportKeys(int index, AssociationGrant grant) {
        SortedSet<Integer> concerned = new TreeSet<>(List.of(index));
        SortedSet<KeyArn> also = new TreeSet<>();
        keyUsers.forEach((key, users) -> {
            if (!grant.kmsKey().filter(key::equals).isPresent() && permitted.key(key)) {
                also.add(key);
                concerned.addAll(users);
            }
        });
        if (!also.isEmpty()) {
            Warning warning = warning(
                    named(grant) + " for " + grant.storageResourceTypes() + " with the key "
                            + String.join(
                                    ", ", also.stream().map(KeyArn::toString).toList())
                            + ": IAM cannot tie a key to a target; only different principals can",
                    concerned);
            found.add(new Surplus(warning, Optional.empty(), Optional.of(also.first())));
        }
    }

    /** Of kinds whose targets have no ARN, with the kind. */
    private static String named(AssociationGrant grant) {
        return grant.target().isPresent() ? grant.label() : grant.type().name() + " " + grant.label();
    }

    private static Warning warning(String permitted, SortedSet<Integer> concerned) {
        return new Warning(CODE, "the policy also permits " + permitted, List.copyOf(concerned));
    }
}
