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
