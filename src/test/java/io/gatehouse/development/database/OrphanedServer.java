package io.gatehouse.development.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL left over from a run that was killed: its process may live on, or only its pid file. */
record OrphanedServer(Path pidFile) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    static OrphanedServer in(Path data) {
        return new OrphanedServer(data.resolve("postmaster.pid"));
    }

    void stop() throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        process().ifPresent(OrphanedServer::interrupt);
        Files.deleteIfExists(pidFile);
    }

    /** The number may have gone to another program since, after a restart of the machine say. */
    private Optional<ProcessHandle> process() throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        return lines.stream()
                .findFirst()
                .map(Long::parseLong)
                .flatMap(ProcessHandle::of)
                .filter(process -> process.info()
                        .command()
                        .filter(OrphanedServer::isPostgres)
                        .isPresent());
    }

    private static boolean isPostgres(String command) {
        return Path.of(command).getFileName().toString().startsWith("postgres");
    }

    /** SIGINT asks PostgreSQL for a fast shutdown; SIGTERM, all that Java can send, would wait for its clients. */
    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            CompletableFuture<ProcessHandle> exit = process.onExit();
            exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an orphaned PostgreSQL stops", interrupted);
        } catch (IOException | ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("orphaned PostgreSQL " + process.pid() + " does not stop", failure);
        }
    }
}
