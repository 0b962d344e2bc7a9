package io.gatehouse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A real PostgreSQL with the two roles: one owns the schema, the other is the application's. */
public final class TestDatabase {
    private final Path data;
    private final int port = freePort();
    private EmbeddedPostgres postgres;

    public TestDatabase() {
        try {
            data = Files.createTempDirectory("gatehouse-database");
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
        start();
        execute(
                "postgres",
                "create role gatehouse_owner login",
                "create role gatehouse_app login",
                "create database gatehouse owner gatehouse_owner");
    }

    /** Starts it on the port and with the data it had. */
    public void start() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/gatehouse";
    }

    public Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, "");
    }

    public void execute(String database, String... statements) {
        String url = "jdbc:postgresql://localhost:" + port + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    public void stop() {
        try {
            postgres.close();
        } catch (IOException notStopped) {
            throw new UncheckedIOException(notStopped);
        }
    }
}
