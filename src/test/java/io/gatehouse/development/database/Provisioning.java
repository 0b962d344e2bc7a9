package io.gatehouse.development.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Creates the roles and the database that a fresh server lacks, the way an operator would in production. */
record Provisioning(DatabaseRole owner, DatabaseRole application, String database) {

    void apply(DataSource administration, DataSource target) throws SQLException {
        try (Connection connection = administration.getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                role(statement, owner);
                role(statement, application);
                statement.execute("CREATE DATABASE " + database + " OWNER " + owner.user());
                statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
                statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + application.user());
            }
        }
        // The schema of a new database belongs to pg_database_owner, and others may look into it.
        try (Connection connection = target.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SCHEMA public OWNER TO " + owner.user());
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
        }
    }

    private boolean exists(Statement statement) throws SQLException {
        String query = "SELECT 1 FROM pg_database WHERE datname = '" + database + "'";
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    /** Idempotent, for a run that died between the roles and the database. */
    private static void role(Statement statement, DatabaseRole role) throws SQLException {
        statement.execute("DROP ROLE IF EXISTS " + role.user());
        statement.execute("CREATE ROLE " + role.user() + " LOGIN PASSWORD '" + role.password() + "'");
    }
}
