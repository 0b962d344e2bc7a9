package io.gatehouse.enforcement;

import io.gatehouse.SharedServices;
import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A database of their own, since every service on a database works on all of its runs. */
final class EnforcementServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String ACCOUNT = IamEndpoint.DEFAULT_ACCOUNT;
    static final String ANOTHER_ACCOUNT = "444455556666";
    static final String DISTRUSTING_ACCOUNT = "777788889999";
    static final String IDENTIFYING_ACCOUNT = "888899990000";
    static final String UNKNOWN_ACCOUNT = "222233334444";
    static final IamEndpoint IAM = SharedServices.IAM;
    static final int MAX_ATTEMPTS = 3;

    static final DevelopmentDatabase DATABASE = DevelopmentDatabase.temporary();

    /** Credentials that the service has not met: it has to ask whose they are. */
    static void changeCredentials() {
        System.setProperty("aws.accessKeyId", "test-" + UUID.randomUUID());
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        SharedServices.configure(context, DATABASE, SharedServices.ISSUER);
        String another = IAM.seed().roleWithExternalId(ANOTHER_ACCOUNT, "/", "gatehouse", "right");
        String distrusting = IAM.seed().roleWithExternalId(DISTRUSTING_ACCOUNT, "/", "gatehouse", "right");
        TestPropertyValues.of(
                        "gatehouse.test.echo=false",
                        "gatehouse.enforcement.max-attempts=" + MAX_ATTEMPTS,
                        "gatehouse.aws.call-timeout=1500ms",
                        "gatehouse.aws.accounts." + ANOTHER_ACCOUNT + ".role-arn=" + another,
                        "gatehouse.aws.accounts." + ANOTHER_ACCOUNT + ".external-id=right",
                        "gatehouse.aws.accounts." + IDENTIFYING_ACCOUNT + ".role-arn=" + distrusting,
                        "gatehouse.aws.accounts." + IDENTIFYING_ACCOUNT + ".source-identity=true",
                        "gatehouse.aws.accounts." + DISTRUSTING_ACCOUNT + ".role-arn=" + distrusting,
                        "gatehouse.aws.accounts." + DISTRUSTING_ACCOUNT + ".external-id=wrong")
                .applyTo(context);
    }
}
