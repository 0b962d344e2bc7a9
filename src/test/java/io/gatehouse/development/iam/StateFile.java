package io.gatehouse.development.iam;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the principals in one file that is replaced as a whole, so that a crash leaves the old or the new state. */
final class StateFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;

    StateFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    List<Principal> read() {
        return Files.exists(file) ? List.of(JSON.readValue(file, Principal[].class)) : List.of();
    }

    void write(List<Principal> principals) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            JSON.writerWithDefaultPrettyPrinter().writeValue(fresh, principals);
            Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep the IAM state in " + file, failure);
        }
    }
}
