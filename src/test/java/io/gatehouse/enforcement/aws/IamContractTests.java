package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.enforcement.IamSession;
import io.gatehouse.policy.PrincipalArn;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Inline policies, accounts and roles. */
@ParameterizedClass
@MethodSource("io.gatehouse.enforcement.aws.IamDriver#all")
class IamContractTests extends IamContract {

    private static final String POLICY = "Gatehouse-0190";

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
        var account = new AwsProperties.Account(principal.toString(), "external-1", false);
        try (IamSession iam = open(principal, Map.of(principal.account().digits(), account))) {
            iam.put(principal, POLICY, DOCUMENT);
            assertThat(iam.read(principal, POLICY)).contains(DOCUMENT);
        }
        assertThat(calls).startsWith("sts:AssumeRole", "sts:GetCallerIdentity", "iam:PutRolePolicy");
    }
}
