package io.gatehouse.development.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/** A run in a virtual machine of its own that is there to be killed while its database is up. */
final class KilledRun {

    private KilledRun() {}

    /** Returns once the database is up and holds one row. */
    static Process start(Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, KilledRun.class.getName(), folder.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (!"ready".equals(line)) {
            if (line == null) {
                throw new IllegalStateException("the run ended before its database was up");
            }
            line = output.readLine();
        }
        return process;
    }

    static ProcessHandle postgres(Path folder) throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    public static void main(String[] folder) throws SQLException, InterruptedException {
        DevelopmentDatabase database = DevelopmentDatabase.persistent(Path.of(folder[0]));
        DevelopmentDatabaseTests.run(database, database.owner(), "CREATE TABLE t (n int); INSERT INTO t VALUES (1)");
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
