package io.gatehouse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A real PostgreSQL with the two roles: one owns the schema, the other is the application's. */
public final class TestDatabase {
    private final EmbeddedPostgres postgres;

    public TestDatabase() {
        try {
            postgres = EmbeddedPostgres.start();
            execute(
                    "postgres",
                    "create role gatehouse_owner login",
                    "create role gatehouse_app login",
                    "create database gatehouse owner gatehouse_owner");
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/gatehouse";
    }

    public Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, "");
    }

    public void execute(String database, String... statements) {
        String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
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
