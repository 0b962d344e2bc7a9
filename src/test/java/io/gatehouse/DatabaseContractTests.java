package io.gatehouse;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.development.database.DatabaseDriver;
import io.gatehouse.development.database.DatabaseRole;
import io.gatehouse.request.RequestCalls;
import io.gatehouse.request.RequestCalls.Submitted;
import io.gatehouse.web.ProblemType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;

/** What the service stores, on whatever PostgreSQL there is: migrated by one role, used by another. */
@ParameterizedClass
@MethodSource("io.gatehouse.development.database.DatabaseDriver#all")
class DatabaseContractTests {

    @Parameter
    private DatabaseDriver database;

    private ConfigurableApplicationContext service;
    private RequestCalls calls;

    @BeforeEach
    void start() {
        service = new SpringApplicationBuilder(GatehouseApplication.class)
                .initializers(
                        new SharedServices(),
                        context -> TestPropertyValues.of(database.properties())
                                .and("server.port=0", "gatehouse.enforcement.mode=off")
                                .applyTo(context))
                .run();
        calls = new RequestCalls(
                Client.on(service.getEnvironment().getRequiredProperty("local.server.port", int.class)));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void keepsRequestsDecisionsAndTheirRecord() throws Exception {
        IntentJson intent = IntentJson.unique();
        String dana = RequestCalls.somebody("dana");
        String key = UUID.randomUUID().toString();
        Submitted request = calls.submitted(dana, intent);
        assertThatProblem(calls.submit(dana, intent)).is(ProblemType.DUPLICATE_REQUEST);
        IntentJson other = IntentJson.unique();
        assertThat(calls.submit(dana, key, other.text()).statusCode()).isEqualTo(201);
        assertThat(calls.submit(dana, key, other.reversed().text()).statusCode())
                .isEqualTo(200);
        assertThat(calls.decide("erin", "APPROVE", request).statusCode()).isEqualTo(201);
        assertThat(calls.actions("requestId=" + request.id()))
                .containsExactly("association-request.approved", "refused", "association-request.created");
    }

    @Test
    void letsNobodyRewriteTheRecord() throws SQLException {
        for (DatabaseRole role : List.of(database.application(), database.owner())) {
            try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), role.user(), role.password());
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("delete from audit_event"))
                        .isInstanceOf(SQLException.class)
                        .message()
                        .containsAnyOf("permission denied", "append-only");
            }
        }
    }
}
