package io.gatehouse;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = AwayTests.OwnServices.class)
@Import({Client.class, EchoController.class})
@DirtiesContext
@Tag("long")
class AwayTests {
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final DevelopmentDatabase DATABASE = DevelopmentDatabase.temporary();
    private static final String EVENTS = "/api/v1/audit-events";

    @Autowired
    private Client client;

    static class OwnServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            SharedServices.configure(context, DATABASE, ISSUER);
        }
    }

    @AfterAll
    static void stop() {
        DATABASE.stop();
    }

    @Test
    void answersUnavailableWhileTheDatabaseIsAwayAndRecovers() throws Exception {
        assertThat(call("audit:read", EVENTS).statusCode()).isEqualTo(200);
        DATABASE.stop();
        assertUnavailable(call("audit:read", EVENTS));
        assertUnavailable(call("audit:read", EVENTS + "/export"));
        assertUnavailable(call("associations:read", EVENTS));
        assertUnavailable(call("associations:read", "/actuator/prometheus"));
        assertUnavailable(client.send(client.bearing(ISSUER.token("dana", "associations:request"), "/api/test/refusal")
                .POST(BodyPublishers.noBody())));
        assertThat(client.send(client.anonymous("/actuator/health/readiness")).statusCode())
                .isEqualTo(503);
        assertThat(client.send(client.anonymous("/actuator/health/liveness")).statusCode())
                .isEqualTo(200);
        DATABASE.start();
        // The pool tries again at growing intervals of at most ten seconds.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(call("audit:read", EVENTS).statusCode()).isEqualTo(200));
    }

    @Test
    void answersUnavailableWhileTheDatabaseSaysNothing() throws Exception {
        var owner = DATABASE.owner();
        try (Connection connection = DriverManager.getConnection(DATABASE.jdbcUrl(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table audit_event in access exclusive mode");
            assertUnavailable(call("audit:read", EVENTS));
        }
        assertThat(call("audit:read", EVENTS).statusCode()).isEqualTo(200);
    }

    @Test
    void answersUnavailableWhenKeysCannotBeFetched() throws Exception {
        assertThat(call("audit:read", "/problems").statusCode()).isEqualTo(200);
        ISSUER.stop();
        String unknownKey =
                ISSUER.signWithForeignKey(ISSUER.claims("dana", "audit:read").build());
        assertUnavailable(client.send(client.bearing(unknownKey, EVENTS)));
        assertThat(call("audit:read", "/problems").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> call(String scopes, String path) throws Exception {
        return client.send(client.bearing(ISSUER.token("dana", scopes), path));
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThatProblem(answer).is(ProblemType.UNAVAILABLE);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }
}
