package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.SharedServices;
import io.gatehouse.enforcement.CallRecorder;
import io.gatehouse.enforcement.EnforcementProperties;
import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.enforcement.IamSession;
import io.gatehouse.iam.Partition;
import io.gatehouse.policy.PrincipalArn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the port promises, held by whatever answers as IAM does. */
@ParameterizedClass
@MethodSource("io.gatehouse.enforcement.aws.IamDriver#all")
class IamContractTests {

    private static final String POLICY = "Gatehouse-0190";
    private static final String DOCUMENT =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"One\",\"Effect\":\"Allow\",\"Action\":\"s3:GetBucketAcl\","
                    + "\"Resource\":\"arn:aws:s3:::a+b%20c/${aws:username}*\"}}";
    private static final String OTHER = DOCUMENT.replace("GetBucketAcl", "GetBucketLocation");

    private static final EnforcementProperties ENFORCEMENT = new EnforcementProperties(
            EnforcementProperties.Mode.APPLY,
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            5,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            1,
            1);

    @Parameter
    private IamDriver driver;

    private final List<String> calls = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(PrincipalArn.Kind.class)
    void keepsReplacesAndDeletesTheVeryText(PrincipalArn.Kind kind) {
        PrincipalArn principal = make(kind);
        try (IamSession iam = open(principal)) {
            assertThat(iam.find(principal)).isPresent();
            assertThat(iam.read(principal, POLICY)).isEmpty();
            iam.put(principal, POLICY, DOCUMENT);
            assertThat(iam.read(principal, POLICY)).contains(DOCUMENT);
            iam.put(principal, POLICY, OTHER);
            assertThat(iam.read(principal, POLICY)).contains(OTHER);
            assertThat(iam.read(principal, POLICY + "1")).isEmpty();
            iam.delete(principal, POLICY);
            assertThat(iam.read(principal, POLICY)).isEmpty();
            assertThatCode(() -> iam.delete(principal, POLICY)).doesNotThrowAnyException();
        }
        String entity = kind == PrincipalArn.Kind.ROLE ? "Role" : "User";
        assertThat(calls)
                .startsWith("sts:GetCallerIdentity", "iam:Get" + entity, "iam:Get" + entity + "Policy")
                .contains("iam:Put" + entity + "Policy", "iam:Delete" + entity + "Policy");
    }

    @ParameterizedTest
    @EnumSource(PrincipalArn.Kind.class)
    void knowsWhoIsNotThere(PrincipalArn.Kind kind) {
        PrincipalArn there = make(kind);
        PrincipalArn gone = PrincipalArn.parse(there + "-gone");
        PrincipalArn elsewhere = PrincipalArn.parse(there.toString().replace("/contact-center/", "/elsewhere/"));
        try (IamSession iam = open(there)) {
            assertThat(iam.find(gone)).isEmpty();
            assertThat(iam.find(elsewhere)).isEmpty();
            assertThat(iam.read(gone, POLICY)).isEmpty();
            assertThatCode(() -> iam.delete(gone, POLICY)).doesNotThrowAnyException();
            assertFails(IamFailure.Kind.PRINCIPAL_GONE, () -> iam.put(gone, POLICY, DOCUMENT));
        }
    }

    @ParameterizedTest
    @EnumSource(PrincipalArn.Kind.class)
    void refusesWhatIsNoPolicy(PrincipalArn.Kind kind) {
        PrincipalArn principal = make(kind);
        try (IamSession iam = open(principal)) {
            assertFails(
                    IamFailure.Kind.POLICY_REFUSED, () -> iam.put(principal, POLICY, "{\"Version\":\"2012-10-17\"}"));
            assertFails(
                    IamFailure.Kind.POLICY_REFUSED,
                    () -> iam.put(principal, POLICY, DOCUMENT.replace("\"Allow\"", "\"Perhaps\"")));
            assertThat(iam.read(principal, POLICY)).isEmpty();
        }
    }

    @Test
    void opensNoSessionInAnotherAccount() {
        PrincipalArn stranger = PrincipalArn.parse("arn:aws:iam::999988887777:role/contact-center/admins");
        assertFails(IamFailure.Kind.WRONG_ACCOUNT, () -> open(stranger).close());
    }

    @Test
    void worksInTheRoleOfAnAccount() {
        PrincipalArn principal = make(PrincipalArn.Kind.ROLE);
        var account = new AwsProperties.Account(principal.toString(), "external-1");
        try (IamSession iam = open(principal, Map.of(principal.account().digits(), account))) {
            iam.put(principal, POLICY, DOCUMENT);
            assertThat(iam.read(principal, POLICY)).contains(DOCUMENT);
        }
        assertThat(calls).startsWith("sts:AssumeRole", "sts:GetCallerIdentity", "iam:PutRolePolicy");
    }

    private static void assertFails(IamFailure.Kind kind, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        IamFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    private PrincipalArn make(PrincipalArn.Kind kind) {
        String name = "contract-" + UUID.randomUUID();
        if (driver.isOurs()) {
            var seed = SharedServices.IAM.seed();
            return PrincipalArn.parse(
                    kind == PrincipalArn.Kind.ROLE
                            ? seed.role("111122223333", "/contact-center/", name)
                            : seed.user("111122223333", "/contact-center/", name));
        }
        AwsClients clients = clients(Map.of());
        try (var iam = clients.iam(Partition.AWS, clients.own())) {
            return PrincipalArn.parse(
                    kind == PrincipalArn.Kind.ROLE
                            ? iam.createRole(
                                            request -> request.roleName(name)
                                                    .path("/contact-center/")
                                                    .assumeRolePolicyDocument(
                                                            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                                                    + "\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}}"))
                                    .role()
                                    .arn()
                            : iam.createUser(request -> request.userName(name).path("/contact-center/"))
                                    .user()
                                    .arn());
        }
    }

    private IamSession open(PrincipalArn principal) {
        return open(principal, Map.of());
    }

    private IamSession open(PrincipalArn principal, Map<String, AwsProperties.Account> accounts) {
        return new AwsIamSessions(properties(accounts), clients(accounts)).open(principal, "contract", new Recorded());
    }

    private AwsClients clients(Map<String, AwsProperties.Account> accounts) {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        return new AwsClients(properties(accounts), ENFORCEMENT);
    }

    private AwsProperties properties(Map<String, AwsProperties.Account> accounts) {
        return new AwsProperties(null, driver.endpoint(), Duration.ofSeconds(10), Duration.ofSeconds(2), accounts);
    }

    private final class Recorded implements CallRecorder {
        @Override
        public <T> T record(String action, Supplier<Answer<T>> call) {
            calls.add(action);
            return call.get().value();
        }
    }
}
