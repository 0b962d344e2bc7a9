package io.gatehouse;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The database and the issuer that all tests of one run share. */
public final class SharedServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static final TestIssuer ISSUER = new TestIssuer();
    public static final TestDatabase DATABASE = new TestDatabase();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        configure(context, DATABASE, ISSUER);
    }

    public static void configure(ConfigurableApplicationContext context, TestDatabase database, TestIssuer issuer) {
        TestPropertyValues.of(
                        "gatehouse.test.echo=true",
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=gatehouse_app",
                        "spring.flyway.url=" + database.url(),
                        "spring.flyway.user=gatehouse_owner",
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri())
                .applyTo(context);
    }
}
