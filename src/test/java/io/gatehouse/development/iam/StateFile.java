package io.gatehouse.development.iam;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the state in one file that is replaced as a whole, so that a crash leaves the old or the new state. */
final class StateFile {

    record State(List<Principal> principals, List<ManagedPolicy> policies) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;

    StateFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    State read() {
        return Files.exists(file) ? state(JSON.readTree(file)) : new State(List.of(), List.of());
    }

    /** Files of before there were managed policies are a list of principals. */
    private static State state(JsonNode kept) {
        return kept.isArray()
                ? new State(List.of(JSON.treeToValue(kept, Principal[].class)), List.of())
                : JSON.treeToValue(kept, State.class);
    }

    void write(State state) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            JSON.writerWithDefaultPrettyPrinter().writeValue(fresh, state);
            Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep the IAM state in " + file, failure);
        }
    }
}
