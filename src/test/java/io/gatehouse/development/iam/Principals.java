package io.gatehouse.development.iam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All roles, users and groups of all accounts.
 *
 * @param asOf those of a moment ago, for reads that do not see the last change yet
 * @param longAgo what is changed has always been so
 */
record Principals(Store store, @Nullable Instant asOf, boolean longAgo) {

    Optional<Principal> find(PrincipalKind kind, String account, String name) {
        synchronized (store) {
            String key = Principal.key(kind, account, name);
            return asOf == null
                    ? store.principals().latest(key)
                    : store.principals().at(key, asOf);
        }
    }

    Principal get(PrincipalKind kind, String account, String name) {
        return find(kind, account, name).orElseThrow(() -> AwsError.noSuchEntity(kind.word(), name));
    }

    /** By its ARN, as the tests say it. */
    Principal get(String arn) {
        String[] fields = arn.split(":", 6);
        String resource = fields[5];
        PrincipalKind kind = PrincipalKind.ofWord(resource.substring(0, resource.indexOf('/')));
        return get(kind, fields[4], resource.substring(resource.lastIndexOf('/') + 1));
    }

    List<Principal> usersOf(String account, String group) {
        synchronized (store) {
            return store.principals().all().stream()
                    .filter(principal -> principal.account().equals(account))
                    .filter(principal -> principal.groups().contains(group))
                    .toList();
        }
    }

    Principal add(Principal principal) {
        synchronized (store) {
            if (store.principals().latest(principal.key()).isPresent()) {
                throw new AwsError(
                        409,
                        "EntityAlreadyExists",
                        "%s with name %s already exists."
                                .formatted(principal.kind().title(), principal.name()));
            }
            return put(principal);
        }
    }

    /** Whatever is seen, what is changed is the latest. */
    void change(Principal target, UnaryOperator<Principal> change) {
        synchronized (store) {
            put(change.apply(latest(target)));
        }
    }

    void remove(Principal target) {
        synchronized (store) {
            Principal current = latest(target);
            requireNone(current.policies().isEmpty(), "delete policies first");
            requireNone(current.attached().isEmpty(), "detach all policies first");
            requireNone(
                    current.kind() != PrincipalKind.GROUP
                            || usersOf(current.account(), current.name()).isEmpty(),
                    "remove users from group first");
            requireNone(current.groups().isEmpty(), "remove users from group first");
            store.principals().put(current.key(), Optional.empty(), since());
            store.save();
        }
    }

    private Principal latest(Principal target) {
        return new Principals(store, null, longAgo).get(target.kind(), target.account(), target.name());
    }

    private Instant since() {
        return longAgo ? Instant.EPOCH : Instant.now();
    }

    private Principal put(Principal principal) {
        store.principals().put(principal.key(), Optional.of(principal), since());
        store.save();
        return principal;
    }

    private static void requireNone(boolean none, String otherwise) {
        if (!none) {
            throw new AwsError(409, "DeleteConflict", "Cannot delete entity, must " + otherwise + ".");
        }
    }
}
