package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.SharedServices;
import io.gatehouse.enforcement.IamFailure.Kind;
import io.gatehouse.enforcement.IamSession;
import io.gatehouse.enforcement.ManagedPolicies;
import io.gatehouse.enforcement.PolicyArn;
import io.gatehouse.enforcement.PrincipalPolicies;
import io.gatehouse.enforcement.PrincipalPolicies.NamedPolicy;
import io.gatehouse.enforcement.PrincipalPolicies.Origin;
import io.gatehouse.policy.PrincipalArn;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules that IAM documents and LocalStack does not have: quotas of sizes and attachments, deleting a policy that is in
 * use, lists in pages, AWS's own policies.
 */
@ParameterizedClass
@MethodSource("io.gatehouse.enforcement.aws.IamDriver#ours")
class IamLimitTests extends IamContract {

    @ParameterizedTest
    @EnumSource(PrincipalArn.Kind.class)
    void attachesTenAtMost(PrincipalArn.Kind kind) {
        PrincipalArn principal = make(kind);
        PolicyArn policy = IamFixture.newPolicy(principal);
        try (IamSession iam = open(principal);
                IamFixture fixture = fixture()) {
            for (int i = 0; i < 10; i++) {
                fixture.attach(principal, fixture.policy(OTHER));
            }
            iam.managed().create(policy, DOCUMENT, Map.of());
            assertFails(Kind.ATTACHMENT_COUNT, () -> iam.managed().attach(policy, principal));
            assertThat(iam.policies(principal).attached()).isEqualTo(10);
        }
    }

    @Test
    void refusesDocumentsThatAreTooLarge() {
        PrincipalArn principal = make(PrincipalArn.Kind.ROLE);
        PolicyArn policy = IamFixture.newPolicy(principal);
        String large = DOCUMENT.replace("a+b", "a".repeat(6_144));
        try (IamSession iam = open(principal)) {
            ManagedPolicies managed = iam.managed();
            assertFails(Kind.POLICY_TOO_LARGE, () -> managed.create(policy, large, Map.of()));
            managed.create(policy, DOCUMENT, Map.of());
            assertFails(Kind.POLICY_TOO_LARGE, () -> managed.createVersion(policy, large));
            assertFails(
                    Kind.LIMIT_EXCEEDED,
                    () -> iam.put(principal, "large", DOCUMENT.replace("a+b", "a".repeat(10_240))));
            assertThat(managed.read(policy)).contains(DOCUMENT);
        }
    }

    @Test
    void deletesNoPolicyThatIsAttachedOrHasSeveralVersions() {
        PrincipalArn principal = make(PrincipalArn.Kind.ROLE);
        PolicyArn policy = IamFixture.newPolicy(principal);
        try (IamSession iam = open(principal)) {
            ManagedPolicies managed = iam.managed();
            managed.create(policy, DOCUMENT, Map.of());
            managed.attach(policy, principal);
            assertFails(Kind.DELETE_CONFLICT, () -> managed.delete(policy));
            managed.detach(policy, principal);
            managed.createVersion(policy, OTHER);
            assertFails(Kind.DELETE_CONFLICT, () -> managed.delete(policy));
            managed.deleteVersion(policy, "v1");
            managed.delete(policy);
            assertThat(managed.read(policy)).isEmpty();
        }
    }

    @Test
    void goesOnWherePagesEnd() {
        PrincipalArn role = make(PrincipalArn.Kind.ROLE);
        String small =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        try (IamSession iam = open(role)) {
            IntStream.range(0, 101).forEach(i -> SharedServices.IAM.seed().inline(role.toString(), "p" + i, small));
            assertFails(Kind.TOO_MUCH_TO_READ, () -> iam.policies(role));
        }
        assertThat(calls)
                .containsExactly(
                        "sts:GetCallerIdentity", "iam:GetRole", "iam:ListRolePolicies", "iam:ListRolePolicies");
    }

    @Test
    void readsPoliciesOfAws() {
        PrincipalArn role = make(PrincipalArn.Kind.ROLE);
        String aws = SharedServices.IAM.seed().awsManagedPolicy("/", "AmazonConnect_FullAccess", OTHER);
        SharedServices.IAM.seed().attach(role.toString(), aws);
        SharedServices.IAM.seed().bound(role.toString(), aws);
        try (IamSession iam = open(role)) {
            PrincipalPolicies found = iam.policies(role);
            assertThat(found.policies()).containsExactly(new NamedPolicy(Origin.ATTACHED, aws, OTHER));
            assertThat(found.permissionsBoundary()).contains(new NamedPolicy(Origin.PERMISSIONS_BOUNDARY, aws, OTHER));
        }
        assertThat(calls).containsOnlyOnce("iam:GetPolicy", "iam:GetPolicyVersion");
    }
}
