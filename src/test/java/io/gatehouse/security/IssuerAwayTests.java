package io.gatehouse.security;

import static io.gatehouse.ProblemAssert.assertThatProblem;

import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.SharedServices;
import io.gatehouse.TestIssuer;
import io.gatehouse.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@ServiceTest
@DirtiesContext
@ContextConfiguration(initializers = {SharedServices.class, IssuerAwayTests.Gone.class})
class IssuerAwayTests {
    private static final TestIssuer GONE = new TestIssuer();

    @Autowired
    private Client client;

    static class Gone implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            GONE.stop();
            TestPropertyValues.of("spring.security.oauth2.resourceserver.jwt.issuer-uri=" + GONE.uri())
                    .applyTo(context);
        }
    }

    @Test
    void answersUnavailableWhenTheIssuerWasNeverThere() throws Exception {
        String token = GONE.token("dana", "audit:read");
        assertThatProblem(client.send(client.bearing(token, "/api/v1/audit-events")))
                .is(ProblemType.UNAVAILABLE);
        assertThatProblem(client.send(client.anonymous("/api/v1/audit-events"))).is(ProblemType.UNAUTHENTICATED);
    }
}
