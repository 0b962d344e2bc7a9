package io.gatehouse.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Client;
import io.gatehouse.SharedServices;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Without the switch there is no Swagger UI and no description, for nobody. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = SwitchedOffTests.AsInProduction.class)
@Import(Client.class)
@DirtiesContext
class SwitchedOffTests {

    @Autowired
    private Client client;

    static class AsInProduction implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            new SharedServices().initialize(context);
            TestPropertyValues.of("gatehouse.swagger-ui.enabled=false").applyTo(context);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui.html", "/swagger-ui/index.html", "/v3/api-docs", "/v3/api-docs.yaml"})
    void servesNothing(String path) throws Exception {
        assertThat(client.send(client.anonymous(path)).statusCode()).isEqualTo(401);
        assertThat(client.get("dana", "associations:read", path).statusCode()).isEqualTo(404);
    }
}
