package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gatehouse.enforcement.IamFailure.Kind;
import io.gatehouse.enforcement.IamSession;
import io.gatehouse.enforcement.ManagedPolicies;
import io.gatehouse.enforcement.ManagedPolicies.Version;
import io.gatehouse.enforcement.PolicyArn;
import io.gatehouse.iam.Arn;
import io.gatehouse.policy.PrincipalArn;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Customer managed policies. */
@ParameterizedClass
@MethodSource("io.gatehouse.enforcement.aws.IamDriver#all")
class IamManagedContractTests extends IamContract {

    private static final Map<String, String> TAGS =
            Map.of("gatehouse:request", "0190-1", "gatehouse:digest", "sha256:abc/+=");

    @ParameterizedTest
    @EnumSource(PrincipalArn.Kind.class)
    void createsAttachesDetachesAndDeletes(PrincipalArn.Kind kind) {
        PrincipalArn principal = make(kind);
        PolicyArn policy = IamFixture.newPolicy(principal);
        try (IamSession iam = open(principal)) {
            ManagedPolicies managed = iam.managed();
            assertThat(managed.read(policy)).isEmpty();
            managed.create(policy, DOCUMENT, TAGS);
            assertThat(managed.read(policy)).contains(DOCUMENT);
            assertThat(managed.isAttached(policy, principal)).isFalse();
            managed.attach(policy, principal);
            managed.attach(policy, principal);
            assertThat(managed.isAttached(policy, principal)).isTrue();
            managed.detach(policy, principal);
            assertThat(managed.isAttached(policy, principal)).isFalse();
            managed.delete(policy);
            assertThat(managed.read(policy)).isEmpty();
        }
        String entity = kind == PrincipalArn.Kind.ROLE ? "Role" : "User";
        assertThat(calls)
                .containsExactly(
                        "sts:GetCallerIdentity",
                        "iam:GetPolicy",
                        "iam:CreatePolicy",
                        "iam:GetPolicy",
                        "iam:GetPolicyVersion",
                        "iam:ListAttached" + entity + "Policies",
                        "iam:Attach" + entity + "Policy",
                        "iam:Attach" + entity + "Policy",
                        "iam:ListAttached" + entity + "Policies",
                        "iam:Detach" + entity + "Policy",
                        "iam:ListAttached" + entity + "Policies",
                        "iam:DeletePolicy",
                        "iam:GetPolicy");
    }

    @Test
    void tagsWhatItCreates() {
        PrincipalArn principal = make(PrincipalArn.Kind.ROLE);
        PolicyArn policy = IamFixture.newPolicy(principal);
        try (IamSession iam = open(principal);
                IamFixture fixture = fixture()) {
            iam.managed().create(policy, DOCUMENT, TAGS);
            assertThat(fixture.tags(policy)).isEqualTo(TAGS);
        }
    }

    @Test
    void doesNotMindWhatIsGoneAlready() {
        PrincipalArn principal = make(PrincipalArn.Kind.ROLE);
        PolicyArn policy = IamFixture.newPolicy(principal);
        try (IamSession iam = open(principal)) {
            ManagedPolicies managed = iam.managed();
            assertThat(managed.versions(policy)).isEmpty();
            assertThatCode(() -> managed.detach(policy, principal)).doesNotThrowAnyException();
            assertThatCode(() -> managed.deleteVersion(policy, "v1")).doesNotThrowAnyException();
            assertThatCode(() -> managed.delete(policy)).doesNotThrowAnyException();
            managed.create(policy, DOCUMENT, Map.of());
            assertThatCode(() -> managed.detach(policy, principal)).doesNotThrowAnyException();
            assertThatCode(() -> managed.deleteVersion(policy, "v7")).doesNotThrowAnyException();
        }
    }

    @Test
    void waitsForWhatIsNotThereYet() {
        PrincipalArn principal = make(PrincipalArn.Kind.ROLE);
        PolicyArn policy = IamFixture.newPolicy(principal);
        PrincipalArn gone = PrincipalArn.parse(principal + "-gone");
        try (IamSession iam = open(principal)) {
            ManagedPolicies managed = iam.managed();
            assertFails(Kind.NOT_YET_VISIBLE, () -> managed.attach(policy, principal));
            assertFails(Kind.NOT_YET_VISIBLE, () -> managed.createVersion(policy, DOCUMENT));
            managed.create(policy, DOCUMENT, Map.of());
            assertFails(Kind.NOT_YET_VISIBLE, () -> managed.attach(policy, gone));
            assertThat(managed.isAttached(policy, gone)).isFalse();
        }
    }

    @Test
    void refusesNameThatIsTaken() {
        PrincipalArn principal = make(PrincipalArn.Kind.ROLE);
        PolicyArn policy = IamFixture.newPolicy(principal);
        try (IamSession iam = open(principal)) {
            iam.managed().create(policy, DOCUMENT, Map.of());
            assertFails(Kind.ALREADY_EXISTS, () -> iam.managed().create(policy, OTHER, Map.of()));
            assertThat(iam.managed().read(policy)).contains(DOCUMENT);
        }
    }

    @Test
    void putsTheNewestVersionInForceAndKeepsFive() {
        PrincipalArn principal = make(PrincipalArn.Kind.ROLE);
        PolicyArn policy = IamFixture.newPolicy(principal);
        try (IamSession iam = open(principal)) {
            ManagedPolicies managed = iam.managed();
            managed.create(policy, DOCUMENT, Map.of());
            for (int i = 2; i <= 5; i++) {
                managed.createVersion(policy, OTHER);
            }
            assertThat(managed.read(policy)).contains(OTHER);
            assertFails(Kind.VERSION_COUNT, () -> managed.createVersion(policy, DOCUMENT));
            assertThat(managed.versions(policy))
                    .containsExactly(
                            new Version("v1", false),
                            new Version("v2", false),
                            new Version("v3", false),
                            new Version("v4", false),
                            new Version("v5", true));
            managed.deleteVersion(policy, "v1");
            managed.createVersion(policy, DOCUMENT);
            assertThat(managed.versions(policy)).hasSize(5).endsWith(new Version("v5", false), new Version("v6", true));
            assertThat(managed.read(policy)).contains(DOCUMENT);
        }
    }

    @Test
    void deletesNoVersionThatIsInForce() {
        PrincipalArn principal = make(PrincipalArn.Kind.ROLE);
        PolicyArn policy = IamFixture.newPolicy(principal);
        try (IamSession iam = open(principal)) {
            iam.managed().create(policy, DOCUMENT, Map.of());
            assertFails(Kind.DELETE_CONFLICT, () -> iam.managed().deleteVersion(policy, "v1"));
            assertThat(iam.managed().read(policy)).contains(DOCUMENT);
        }
    }

    @Test
    void refusesWhatIsNoPolicy() {
        PrincipalArn principal = make(PrincipalArn.Kind.ROLE);
        PolicyArn policy = IamFixture.newPolicy(principal);
        try (IamSession iam = open(principal)) {
            ManagedPolicies managed = iam.managed();
            assertFails(Kind.POLICY_REFUSED, () -> managed.create(policy, "{}", Map.of()));
            assertThat(managed.read(policy)).isEmpty();
            managed.create(policy, DOCUMENT, Map.of());
            assertFails(Kind.POLICY_REFUSED, () -> managed.createVersion(policy, "{}"));
            assertThat(managed.read(policy)).contains(DOCUMENT);
        }
    }

    @Test
    void doesNotTakeAnotherPathForOurs() {
        PrincipalArn principal = make(PrincipalArn.Kind.ROLE);
        try (IamSession iam = open(principal);
                IamFixture fixture = fixture()) {
            String theirs = fixture.policy(DOCUMENT);
            PolicyArn ours = new PolicyArn(Arn.parse(theirs.replace("/theirs/", PolicyArn.PATH)));
            fixture.attach(principal, theirs);
            assertThat(iam.managed().read(ours)).isEmpty();
            assertThat(iam.managed().isAttached(ours, principal)).isFalse();
        }
    }
}
