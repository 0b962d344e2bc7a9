package io.gatehouse;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The database, the issuer and the IAM endpoint that all tests of one run share. */
public final class SharedServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static {
        // Read once, by whichever of them is first: else a body waits 40 ms for its head to be acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    public static final TestIssuer ISSUER = new TestIssuer();
    public static final DevelopmentDatabase DATABASE = DevelopmentDatabase.temporary();
    public static final IamEndpoint IAM = withPrincipals(new IamEndpoint());

    /** Those that {@link IntentJson} names. */
    private static IamEndpoint withPrincipals(IamEndpoint iam) {
        iam.seed().role(IamEndpoint.DEFAULT_ACCOUNT, "/contact-center/", "admins");
        iam.seed().user(IamEndpoint.DEFAULT_ACCOUNT, "/contact-center/", "dana");
        return iam;
    }

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
                        "gatehouse.aws.calls-per-second=10000",
                        "gatehouse.aws.burst=1000",
                        "gatehouse.aws.circuit-pause=500ms",
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri())
                .applyTo(context);
    }
}
