package io.gatehouse;

import io.gatehouse.development.issuer.DevelopmentIssuer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Runs a test against the service as the development run has it: its issuer's own tokens, on the service's own port. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = DevelopmentTest.OnItsOwnPort.class)
@Import({Client.class, DevelopmentIssuer.class})
@DirtiesContext
public @interface DevelopmentTest {

    /** The issuer's address is part of its tokens, so the port is chosen before the service starts. */
    final class OnItsOwnPort implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            new SharedServices().initialize(context);
            int port = FreePort.find();
            TestPropertyValues.of(
                            "server.port=" + port,
                            "spring.security.oauth2.resourceserver.jwt.issuer-uri=http://localhost:" + port)
                    .applyTo(context);
        }
    }
}
