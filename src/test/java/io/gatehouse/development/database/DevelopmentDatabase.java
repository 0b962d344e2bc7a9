package io.gatehouse.development.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL without a server: the database {@code gatehouse}, an owner who runs the migrations, and the application's
 * role, which may connect and has what migrations grant it. Binaries are unpacked below {@link BinariesFolder}.
 */
public final class DevelopmentDatabase implements AutoCloseable {

    private static final String NAME = "gatehouse";

    private final DatabaseRole owner = new DatabaseRole("gatehouse_owner", "gatehouse_owner-secret");
    private final DatabaseRole application = new DatabaseRole("gatehouse_app", "gatehouse_app-secret");
    private final Path data;
    private final boolean keep;
    private final @Nullable FolderLock lock;
    private @Nullable EmbeddedPostgres server;
    private int port;

    private DevelopmentDatabase(Path data, boolean keep, @Nullable FolderLock lock) {
        BinariesFolder.requireSweepSpares(data, keep);
        this.data = data;
        this.keep = keep;
        this.lock = lock;
    }

    /** Gone when closed, or when a later run finds what a killed one left. */
    public static DevelopmentDatabase temporary() {
        Path data = BinariesFolder.path().resolve(UUID.randomUUID().toString());
        return started(new DevelopmentDatabase(data, false, null));
    }

    /** Keeps data and log in the folder. Takes over from a run that was killed, and refuses beside one that lives. */
    public static DevelopmentDatabase persistent(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            FolderLock lock = FolderLock.on(absolute);
            Path data = absolute.resolve("data");
            OrphanedServer.in(data).stop();
            return started(new DevelopmentDatabase(data, true, lock));
        } catch (IOException failure) {
            throw new UncheckedIOException("no database in " + folder, failure);
        }
    }

    private static DevelopmentDatabase started(DevelopmentDatabase database) {
        database.start();
        return database;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + NAME;
    }

    /** What connects the service to it, each as {@code name=value}. */
    public List<String> properties() {
        return ServiceProperties.of(jdbcUrl(), owner, application);
    }

    public DatabaseRole owner() {
        return owner;
    }

    public DatabaseRole application() {
        return application;
    }

    public int port() {
        return port;
    }

    /** On the port of before, if it ran already. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            EmbeddedPostgres started = launch();
            server = started;
            port = started.getPort();
            new Provisioning(owner, application, NAME)
                    .apply(started.getPostgresDatabase(), started.getDatabase("postgres", NAME));
        } catch (IOException | SQLException failure) {
            stop();
            throw new IllegalStateException("PostgreSQL does not start in " + data, failure);
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        Files.createDirectories(data.getParent());
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .setServerConfig("synchronous_commit", keep ? "on" : "off")
                .setServerConfig("fsync", keep ? "on" : "off")
                .start();
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** Cuts all connections; the data stays until {@link #close()}. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
            server = null;
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL does not stop", failure);
        }
    }

    @Override
    public void close() {
        stop();
        try {
            if (!keep) {
                FileSystemUtils.deleteRecursively(data);
                Files.deleteIfExists(log());
            }
            if (lock != null) {
                lock.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot clean up after PostgreSQL in " + data, failure);
        }
    }
}
