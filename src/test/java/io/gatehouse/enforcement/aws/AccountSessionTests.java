package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.SharedServices;
import io.gatehouse.development.iam.Call;
import io.gatehouse.development.iam.Calls;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.enforcement.CallRecorder;
import io.gatehouse.enforcement.IamFailure.Kind;
import io.gatehouse.enforcement.IamPermissions;
import io.gatehouse.enforcement.IamSession;
import io.gatehouse.enforcement.PolicyArn;
import io.gatehouse.iam.Arn;
import io.gatehouse.policy.PrincipalArn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions in roles of other accounts: what they are for, what they can, how long they are used. */
class AccountSessionTests {

    private static final String ACCOUNT = "555566667777";
    private static final Calls CALLS = SharedServices.IAM.calls();

    private final String role = SharedServices.IAM.seed().roleWithSourceIdentity(ACCOUNT, "/", "sessions");
    private final PrincipalArn dana = principal(PrincipalArn.Kind.ROLE, "/contact-center/");
    private Instant now = Instant.now();
    private AwsIamSessions sessions = sessions(false);

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    @AfterEach
    void clear() {
        SharedServices.IAM.faults().clear();
    }

    @ParameterizedTest
    @EnumSource(PrincipalArn.Kind.class)
    void canDoAllOfItsWork(PrincipalArn.Kind kind) {
        PrincipalArn principal = principal(kind, "/contact-center/");
        PolicyArn policy = policy("Gatehouse-" + UUID.randomUUID());
        try (IamSession iam = open(principal)) {
            iam.put(principal, "p", IamContract.DOCUMENT);
            iam.managed().create(policy, IamContract.DOCUMENT, Map.of("gatehouse:request", "1"));
            iam.managed().attach(policy, principal);
            iam.managed().createVersion(policy, IamContract.OTHER);
            assertThat(iam.managed().isAttached(policy, principal)).isTrue();
            assertThat(iam.policies(principal).policies()).hasSize(2);
            iam.managed()
                    .deleteVersion(policy, iam.managed().versions(policy).get(0).id());
            iam.managed().detach(policy, principal);
            iam.managed().delete(policy);
            iam.delete(principal, "p");
            assertThat(iam.policies(principal).policies()).isEmpty();
        }
    }

    @Test
    void cannotTouchAnybodyElse() {
        PrincipalArn other = principal(PrincipalArn.Kind.ROLE, "/contact-center/");
        PrincipalArn user = principal(PrincipalArn.Kind.USER, "/contact-center/");
        try (IamSession iam = open(dana)) {
            for (PrincipalArn somebody : List.of(other, user, PrincipalArn.parse(role))) {
                IamContract.assertFails(Kind.ACCESS_DENIED, () -> iam.find(somebody));
                IamContract.assertFails(Kind.ACCESS_DENIED, () -> iam.read(somebody, "p"));
                IamContract.assertFails(Kind.ACCESS_DENIED, () -> iam.put(somebody, "p", IamContract.DOCUMENT));
                IamContract.assertFails(Kind.ACCESS_DENIED, () -> iam.delete(somebody, "p"));
                IamContract.assertFails(Kind.ACCESS_DENIED, () -> iam.managed().attach(policy("x"), somebody));
            }
        }
    }

    @Test
    void cannotTouchPoliciesOfOthers() {
        String theirs = SharedServices.IAM
                .seed()
                .managedPolicy(ACCOUNT, "/theirs/", "p" + UUID.randomUUID(), IamContract.DOCUMENT);
        PolicyArn policy = new PolicyArn(Arn.parse(theirs));
        SharedServices.IAM.seed().attach(dana.toString(), theirs);
        try (IamSession iam = open(dana)) {
            assertThat(iam.managed().read(policy)).contains(IamContract.DOCUMENT);
            IamContract.assertFails(Kind.ACCESS_DENIED, () -> iam.managed().createVersion(policy, IamContract.OTHER));
            IamContract.assertFails(Kind.ACCESS_DENIED, () -> iam.managed().attach(policy, dana));
            IamContract.assertFails(Kind.ACCESS_DENIED, () -> iam.managed().detach(policy, dana));
            IamContract.assertFails(Kind.ACCESS_DENIED, () -> iam.managed().delete(policy));
        }
        assertThat(SharedServices.IAM.seed().attached(dana.toString())).containsExactly(theirs);
    }

    @Test
    void seesThatThePrincipalIsGoneOrElsewhere() {
        PrincipalArn gone = PrincipalArn.parse(dana + "-gone");
        PrincipalArn elsewhere = PrincipalArn.parse(dana.toString().replace("/contact-center/", "/elsewhere/"));
        try (IamSession iam = open(gone)) {
            assertThat(iam.find(gone)).isEmpty();
            IamContract.assertFails(Kind.PRINCIPAL_GONE, () -> iam.put(gone, "p", IamContract.DOCUMENT));
        }
        try (IamSession iam = open(elsewhere)) {
            assertThat(iam.find(elsewhere)).isEmpty();
            IamContract.assertFails(Kind.ACCESS_DENIED, () -> iam.put(elsewhere, "p", IamContract.DOCUMENT));
        }
    }

    @Test
    void isNarrowedWithinTheLimitForTheLongestOfNames() {
        String path = "/" + "p".repeat(510) + "/";
        for (String kind : List.of("role", "user")) {
            PrincipalArn longest =
                    PrincipalArn.parse("arn:aws-us-gov:iam::" + ACCOUNT + ":" + kind + path + "n".repeat(64));
            assertThat(policyFor(longest)).hasSizeLessThanOrEqualTo(2_048);
        }
    }

    @Test
    void isUsedAgainForTheSamePrincipalAndPurpose() {
        open(dana).close();
        open(dana).close();
        assertThat(CALLS.count("AssumeRole")).isEqualTo(1);
        assertThat(CALLS.count("GetCallerIdentity")).isEqualTo(1);
    }

    @Test
    void isNeverUsedForAnotherPrincipalOrPurpose() {
        PrincipalArn other = principal(PrincipalArn.Kind.ROLE, "/contact-center/");
        open(dana).close();
        open(other).close();
        sessions.open(dana, "gatehouse-2", recorder("dana")).close();
        assertThat(CALLS.of("AssumeRole"))
                .extracting(call -> call.parameters().get("RoleSessionName"))
                .containsExactly("gatehouse-1", "gatehouse-1", "gatehouse-2");
        assertThat(CALLS.of("AssumeRole"))
                .extracting(call -> call.parameters().get("Policy"))
                .containsExactly(policyFor(dana), policyFor(other), policyFor(dana));
    }

    @Test
    void isReplacedBeforeItExpires() {
        open(dana).close();
        now = now.plus(Duration.ofMinutes(54));
        open(dana).close();
        assertThat(CALLS.count("AssumeRole")).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(2));
        open(dana).close();
        assertThat(CALLS.count("AssumeRole")).isEqualTo(2);
    }

    @Test
    void isReplacedOnceAwsDoesNotTakeIt() {
        SharedServices.IAM.faults().next("GetRole", Fault.refusal(403, "ExpiredToken"));
        try (IamSession iam = open(dana)) {
            IamContract.assertFails(Kind.NO_CREDENTIALS, () -> iam.find(dana));
        }
        try (IamSession iam = open(dana)) {
            assertThat(iam.find(dana)).isPresent();
        }
        assertThat(CALLS.count("AssumeRole")).isEqualTo(2);
    }

    @Test
    void saysOnWhoseBehalfOnlyWhereConfigured() {
        open(dana).close();
        sessions = sessions(true);
        sessions.open(dana, "gatehouse-1", recorder("auth0|dana")).close();
        sessions.open(dana, "gatehouse-1", recorder("erik@example.com")).close();
        assertThat(CALLS.of("AssumeRole"))
                .extracting(call -> Optional.ofNullable(call.parameters().get("SourceIdentity")))
                .containsExactly(
                        Optional.empty(),
                        Optional.of(SourceIdentity.of("auth0|dana").text()),
                        Optional.of("erik@example.com"));
    }

    @Test
    void opensNothingInUnknownAccount() {
        PrincipalArn stranger = PrincipalArn.parse("arn:aws:iam::999988887777:role/contact-center/admins");
        IamContract.assertFails(Kind.WRONG_ACCOUNT, () -> open(stranger).close());
        assertThat(CALLS.all()).extracting(Call::operation).containsExactly("GetCallerIdentity");
        IamContract.assertFails(Kind.WRONG_ACCOUNT, () -> open(stranger).close());
        assertThat(CALLS.all()).hasSize(1);
    }

    private static String policyFor(PrincipalArn principal) {
        return IamPermissions.on(principal).canonical().json();
    }

    private IamSession open(PrincipalArn principal) {
        return sessions.open(principal, "gatehouse-1", recorder("dana"));
    }

    private AwsIamSessions sessions(boolean sourceIdentity) {
        var account = new AwsProperties.Account(role, null, sourceIdentity);
        var properties = new AwsProperties(
                null,
                SharedServices.IAM.uri(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Map.of(ACCOUNT, account));
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        var clients = new AwsClients(properties, IamContract.ENFORCEMENT);
        return new AwsIamSessions(
                properties,
                clients,
                new AssumedRoles(clients, clock()),
                new CallerAccounts(clients),
                new AccountGates(IamContract.UNHURRIED, new SimpleMeterRegistry(), clock()));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private static PrincipalArn principal(PrincipalArn.Kind kind, String path) {
        var seed = SharedServices.IAM.seed();
        String name = "sessions-" + UUID.randomUUID();
        return PrincipalArn.parse(
                kind == PrincipalArn.Kind.ROLE ? seed.role(ACCOUNT, path, name) : seed.user(ACCOUNT, path, name));
    }

    private static PolicyArn policy(String name) {
        return new PolicyArn(Arn.parse("arn:aws:iam::" + ACCOUNT + ":policy" + PolicyArn.PATH + name));
    }

    private static CallRecorder recorder(String actor) {
        return new CallRecorder() {
            @Override
            public Optional<String> actor() {
                return Optional.of(actor);
            }

            @Override
            public <T> T record(String action, Supplier<Answer<T>> call) {
                return call.get().value();
            }
        };
    }
}
