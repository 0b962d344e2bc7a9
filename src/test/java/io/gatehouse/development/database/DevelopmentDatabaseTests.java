package io.gatehouse.development.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class DevelopmentDatabaseTests {

    @Test
    void ownerMigratesAndApplicationHasWhatIsGranted() throws SQLException {
        try (DevelopmentDatabase database = DevelopmentDatabase.temporary()) {
            run(database, database.owner(), "CREATE TABLE t (n int); INSERT INTO t VALUES (1)");
            assertThatThrownBy(() -> run(database, database.application(), "SELECT * FROM t"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> run(database, database.application(), "CREATE TABLE mine (n int)"))
                    .hasMessageContaining("no schema has been selected");
            String grants = "GRANT USAGE ON SCHEMA public TO gatehouse_app; GRANT SELECT ON t TO gatehouse_app";
            run(database, database.owner(), grants);
            assertThat(count(database, database.application())).isEqualTo(1);
        }
    }

    @Test
    void stopsAndStartsOnTheSamePort() throws SQLException {
        try (DevelopmentDatabase database = DevelopmentDatabase.temporary()) {
            run(database, database.owner(), "CREATE TABLE t (n int); INSERT INTO t VALUES (1), (2)");
            String url = database.jdbcUrl();
            database.stop();
            assertThatThrownBy(() -> count(database, database.owner())).isInstanceOf(SQLException.class);
            database.start();
            assertThat(database.jdbcUrl()).isEqualTo(url);
            assertThat(count(database, database.owner())).isEqualTo(2);
        }
    }

    @Test
    void keepsItsDataInTheFolder(@TempDir Path folder) throws SQLException {
        try (DevelopmentDatabase first = DevelopmentDatabase.persistent(folder)) {
            run(first, first.owner(), "CREATE TABLE t (n int); INSERT INTO t VALUES (1)");
        }
        try (DevelopmentDatabase second = DevelopmentDatabase.persistent(folder)) {
            assertThat(count(second, second.owner())).isEqualTo(1);
        }
    }

    @Test
    void refusesFolderInUse(@TempDir Path folder) {
        try (DevelopmentDatabase first = DevelopmentDatabase.persistent(folder)) {
            assertThatThrownBy(() -> DevelopmentDatabase.persistent(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another run uses the database");
            assertThat(first.port()).isPositive();
        }
    }

    @Test
    void takesOverFromKilledRun(@TempDir Path folder) throws IOException, InterruptedException, SQLException {
        Process killed = KilledRun.start(folder);
        ProcessHandle orphan = KilledRun.postgres(folder);
        killed.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).isTrue();
        try (DevelopmentDatabase database = DevelopmentDatabase.persistent(folder)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(count(database, database.owner())).isEqualTo(1);
        }
    }

    @Test
    void ignoresPidFileOfAnotherProgram(@TempDir Path folder) throws IOException {
        DevelopmentDatabase.persistent(folder).close();
        String ourselves = Long.toString(ProcessHandle.current().pid());
        Files.writeString(folder.resolve("data/postmaster.pid"), ourselves + "\n/elsewhere\n");
        try (DevelopmentDatabase database = DevelopmentDatabase.persistent(folder)) {
            assertThat(database.port()).isPositive();
        }
    }

    static void run(DevelopmentDatabase database, DatabaseRole role, String sql) throws SQLException {
        try (Connection connection = connect(database, role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(DevelopmentDatabase database, DatabaseRole role) throws SQLException {
        try (Connection connection = connect(database, role);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(DevelopmentDatabase database, DatabaseRole role) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), role.user(), role.password());
    }
}
