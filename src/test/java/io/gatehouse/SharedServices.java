package io.gatehouse;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The database, the issuer and the IAM endpoint that all tests of one run share. */
public final class SharedServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    public static final TestIssuer ISSUER = new TestIssuer();
    public static final DevelopmentDatabase DATABASE = DevelopmentDatabase.temporary();
    public static final IamEndpoint IAM = new IamEndpoint();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        configure(context, DATABASE, ISSUER);
    }

    public static void configure(
            ConfigurableApplicationContext context, DevelopmentDatabase database, TestIssuer issuer) {
        TestPropertyValues.of(database.properties())
                .and(
                        "gatehouse.test.echo=true",
                        "gatehouse.swagger-ui.enabled=true",
                        "gatehouse.enforcement.mode=apply",
                        "gatehouse.enforcement.poll=100ms",
                        "gatehouse.enforcement.backoff=50ms",
                        "gatehouse.enforcement.max-backoff=1s",
                        "gatehouse.expiry.interval=1h",
                        "gatehouse.aws.endpoint=" + IAM.uri(),
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri())
                .applyTo(context);
    }
}
