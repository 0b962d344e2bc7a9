package io.gatehouse.development.database;

import java.io.File;
import java.nio.file.Path;

/**
 * Where PostgreSQL is unpacked, once, and temporary data lives: {@code -Dgatehouse.postgres.folder=...}, or a folder of
 * the user's own below the temporary folder. It has to allow execution.
 */
final class BinariesFolder {

    private static final Path PATH = choose();

    private BinariesFolder() {}

    static Path path() {
        return PATH;
    }

    static void requireSweepSpares(Path data, boolean keep) {
        if (keep && PATH.equals(data.getParent())) {
            throw new IllegalArgumentException("data to keep needs another folder than " + PATH);
        }
    }

    /** The library reads its own property, and also sweeps what it finds orphaned in that folder. */
    private static Path choose() {
        String ours = "gatehouse-postgres-" + System.getProperty("user.name");
        Path fallback = Path.of(System.getProperty("java.io.tmpdir"), ours);
        Path folder = Path.of(System.getProperty("gatehouse.postgres.folder", fallback.toString()))
                .toAbsolutePath()
                .normalize();
        requirePrivate(folder.toFile());
        Path working = folder.resolve("embedded");
        System.setProperty("ot.epg.working-dir", working.toString());
        return working;
    }

    /** The library opens its own folder to the world; programs that we run have to be out of others' reach. */
    private static void requirePrivate(File folder) {
        boolean exists = folder.isDirectory() || folder.mkdirs();
        if (!exists || !folder.setExecutable(false, false) || !folder.setExecutable(true, true)) {
            throw new IllegalStateException(folder + " is not ours to use; choose gatehouse.postgres.folder");
        }
    }
}
