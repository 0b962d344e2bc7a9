package io.gatehouse.audit;

import static io.gatehouse.SharedServices.DATABASE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.GatehouseApplication;
import io.gatehouse.ServiceTest;
import io.gatehouse.SharedServices;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;

@ServiceTest
class AppendOnlyTests {
    @ParameterizedTest
    @CsvSource({
        "gatehouse_app, update audit_event set actor = 'x', permission denied",
        "gatehouse_app, delete from audit_event, permission denied",
        "gatehouse_app, truncate audit_event, permission denied",
        "gatehouse_app, drop table audit_event, must be owner",
        "gatehouse_app, alter table audit_event disable trigger all, must be owner",
        "gatehouse_owner, update audit_event set actor = 'x', append-only",
        "gatehouse_owner, delete from audit_event, append-only",
        "gatehouse_owner, truncate audit_event, append-only",
        "postgres, delete from audit_event, append-only",
    })
    void refusesToRewriteTheLog(String role, String sql, String reason) throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATABASE.jdbcUrl(), role, "trusted");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining(reason);
        }
    }

    @Test
    void refusesToRunAsOwnerOfTheSchemaOrMemberOfAnybodyWhoMay() throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATABASE.jdbcUrl(), "postgres", "trusted");
                Statement statement = connection.createStatement()) {
            String owner = "schema_owner_" + System.nanoTime();
            String member = "member_" + System.nanoTime();
            statement.execute("create role " + owner + " login");
            statement.execute("create role " + member + " login noinherit in role " + owner);
            statement.execute("grant connect on database gatehouse to " + owner + ", " + member);
            statement.execute("grant usage on schema public to " + owner + ", " + member);
            statement.execute("grant all on all tables in schema public to " + owner);
            try {
                refusesToRunAsRoleThatCouldRewriteTheLog(member);
                statement.execute("revoke all on all tables in schema public from " + owner);
                statement.execute("alter schema public owner to " + owner);
                statement.execute("grant all on schema public to gatehouse_owner");
                refusesToRunAsRoleThatCouldRewriteTheLog(owner);
            } finally {
                statement.execute("alter schema public owner to pg_database_owner");
                statement.execute("drop owned by " + owner + ", " + member);
                statement.execute("drop role " + member);
                statement.execute("drop role " + owner);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gatehouse_owner", "postgres"})
    void refusesToRunAsRoleThatCouldRewriteTheLog(String role) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(GatehouseApplication.class)
                .initializers(
                        new SharedServices(),
                        context -> TestPropertyValues.of("spring.datasource.username=" + role, "server.port=0")
                                .applyTo(context));
        assertThatThrownBy(application::run).hasStackTraceContaining("may change or delete rows of audit_event");
    }
}
