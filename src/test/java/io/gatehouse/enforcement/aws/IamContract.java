package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.enforcement.CallRecorder;
import io.gatehouse.enforcement.EnforcementProperties;
import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.enforcement.IamSession;
import io.gatehouse.iam.Partition;
import io.gatehouse.policy.PrincipalArn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.params.Parameter;

/** What the tests of the port share: sessions of a driver, and what was called in them. */
abstract class IamContract {

    static final String DOCUMENT =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"One\",\"Effect\":\"Allow\",\"Action\":\"s3:GetBucketAcl\","
                    + "\"Resource\":\"arn:aws:s3:::a+b%20c/${aws:username}*\"}}";
    static final String OTHER = DOCUMENT.replace("GetBucketAcl", "GetBucketLocation");

    static final EnforcementProperties ENFORCEMENT = new EnforcementProperties(
            EnforcementProperties.Mode.APPLY,
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            5,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            1,
            1);

    static final CallLimits UNHURRIED =
            new CallLimits(100_000, 1_000, Duration.ofSeconds(2), 1_000, Duration.ofSeconds(10));

    @Parameter
    IamDriver driver;

    final List<String> calls = new ArrayList<>();

    PrincipalArn make(PrincipalArn.Kind kind) {
        try (var fixture = fixture()) {
            return fixture.make(kind);
        }
    }

    IamFixture fixture() {
        AwsClients clients = clients(Map.of());
        return new IamFixture(clients.iam(Partition.AWS));
    }

    IamSession open(PrincipalArn principal) {
        return open(principal, Map.of());
    }

    IamSession open(PrincipalArn principal, Map<String, AwsProperties.Account> accounts) {
        AwsClients clients = clients(accounts);
        return new AwsIamSessions(
                        properties(accounts),
                        clients,
                        new AssumedRoles(clients, Clock.systemUTC()),
                        new CallerAccounts(clients),
                        new AccountGates(UNHURRIED, new SimpleMeterRegistry(), Clock.systemUTC()))
                .open(principal, "contract", new Recorded());
    }

    static void assertFails(IamFailure.Kind kind, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        IamFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    private AwsClients clients(Map<String, AwsProperties.Account> accounts) {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        return new AwsClients(properties(accounts), ENFORCEMENT);
    }

    private AwsProperties properties(Map<String, AwsProperties.Account> accounts) {
        return new AwsProperties(null, driver.endpoint(), Duration.ofSeconds(30), Duration.ofSeconds(2), accounts);
    }

    private final class Recorded implements CallRecorder {
        @Override
        public <T> T record(String action, Supplier<Answer<T>> call) {
            calls.add(action);
            return call.get().value();
        }
    }
}
