package io.gatehouse.development.iam;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that all accounts have, under one lock. Every change is in the file before it is answered. */
final class Store {

    private final Shelf<Principal> principals = new Shelf<>();
    private final Shelf<ManagedPolicy> policies = new Shelf<>();
    private final @Nullable StateFile file;

    Store(@Nullable Path file) {
        this.file = file == null ? null : new StateFile(file);
        if (this.file != null) {
            StateFile.State kept = this.file.read();
            kept.principals().forEach(it -> principals.put(it.key(), Optional.of(it), Instant.EPOCH));
            kept.policies().forEach(it -> policies.put(it.key(), Optional.of(it), Instant.EPOCH));
        }
    }

    Shelf<Principal> principals() {
        return principals;
    }

    Shelf<ManagedPolicy> policies() {
        return policies;
    }

    void save() {
        if (file != null) {
            file.write(new StateFile.State(principals.all(), policies.all()));
        }
    }
}
