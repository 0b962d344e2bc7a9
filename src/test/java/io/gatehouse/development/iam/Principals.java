package io.gatehouse.development.iam;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All roles and users of all accounts. Names differ in more than case; every change is in the file before it is answered. */
final class Principals {

    private final Map<Key, Principal> principals = new TreeMap<>();
    private final @Nullable StateFile file;

    Principals(@Nullable Path file) {
        this.file = file == null ? null : new StateFile(file);
        if (this.file != null) {
            this.file.read().forEach(principal -> principals.put(Key.of(principal), principal));
        }
    }

    synchronized Optional<Principal> find(PrincipalKind kind, String account, String name) {
        return Optional.ofNullable(principals.get(new Key(account, kind, name)));
    }

    synchronized Principal get(PrincipalKind kind, String account, String name) {
        return find(kind, account, name).orElseThrow(() -> AwsError.noSuchEntity(kind.word(), name));
    }

    synchronized Principal add(Principal principal) {
        if (principals.containsKey(Key.of(principal))) {
            throw new AwsError(
                    409,
                    "EntityAlreadyExists",
                    "%s with name %s already exists.".formatted(principal.kind().title(), principal.name()));
        }
        principals.put(Key.of(principal), principal);
        save();
        return principal;
    }

    synchronized void change(Principal target, UnaryOperator<Principal> change) {
        Principal current = get(target.kind(), target.account(), target.name());
        principals.put(Key.of(current), change.apply(current));
        save();
    }

    synchronized void remove(Principal target) {
        Principal current = get(target.kind(), target.account(), target.name());
        if (!current.policies().isEmpty()) {
            throw new AwsError(409, "DeleteConflict", "Cannot delete entity, must delete policies first.");
        }
        principals.remove(Key.of(current));
        save();
    }

    private void save() {
        if (file != null) {
            file.write(List.copyOf(principals.values()));
        }
    }

    private record Key(String account, PrincipalKind kind, String name) implements Comparable<Key> {

        Key {
            name = name.toLowerCase(Locale.ROOT);
        }

        static Key of(Principal principal) {
            return new Key(principal.account(), principal.kind(), principal.name());
        }

        @Override
        public int compareTo(Key other) {
            return (account + "/" + kind + "/" + name).compareTo(other.account + "/" + other.kind + "/" + other.name);
        }
    }
}
