package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.enforcement.IamSession;
import io.gatehouse.enforcement.LivePrincipal;
import io.gatehouse.enforcement.PrincipalPolicies;
import io.gatehouse.enforcement.PrincipalPolicies.NamedPolicy;
import io.gatehouse.enforcement.PrincipalPolicies.Origin;
import io.gatehouse.policy.PrincipalArn;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything of a principal. */
@ParameterizedClass
@MethodSource("io.gatehouse.enforcement.aws.IamDriver#all")
class IamReadingContractTests extends IamContract {

    @ParameterizedTest
    @EnumSource(PrincipalArn.Kind.class)
    void readsInlineAndAttachedPolicies(PrincipalArn.Kind kind) {
        PrincipalArn principal = make(kind);
        try (IamSession iam = open(principal);
                IamFixture fixture = fixture()) {
            String attached = fixture.policy(OTHER);
            fixture.attach(principal, attached);
            iam.put(principal, "b", DOCUMENT);
            iam.put(principal, "a", OTHER.replace(",", ",\n  "));
            PrincipalPolicies found = iam.policies(principal);
            assertThat(found.policies())
                    .containsExactlyInAnyOrder(
                            new NamedPolicy(Origin.INLINE, "a", OTHER.replace(",", ",\n  ")),
                            new NamedPolicy(Origin.INLINE, "b", DOCUMENT),
                            new NamedPolicy(Origin.ATTACHED, attached, OTHER));
            assertThat(found.inlineCharacters()).isEqualTo(DOCUMENT.length() + OTHER.length());
            assertThat(found.attached()).isEqualTo(1);
            assertThat(found.permissionsBoundary()).isEmpty();
            assertThat(found.principal().id()).isNotEmpty();
        }
    }

    @Test
    void readsPoliciesOfTheUsersGroups() {
        PrincipalArn user = make(PrincipalArn.Kind.USER);
        try (IamSession iam = open(user);
                IamFixture fixture = fixture()) {
            String group = fixture.groupOf(user);
            String attached = fixture.policy(OTHER);
            fixture.putGroupPolicy(group, "inline", DOCUMENT);
            fixture.attachToGroup(group, attached);
            PrincipalPolicies found = iam.policies(user);
            assertThat(found.policies())
                    .containsExactly(
                            new NamedPolicy(Origin.GROUP_INLINE, group + "/inline", DOCUMENT),
                            new NamedPolicy(Origin.GROUP_ATTACHED, group + "/" + attached, OTHER));
            assertThat(found.inlineCharacters()).isZero();
            assertThat(found.attached()).isZero();
        }
        assertThat(calls)
                .contains(
                        "iam:ListUserPolicies",
                        "iam:ListAttachedUserPolicies",
                        "iam:ListGroupsForUser",
                        "iam:ListGroupPolicies",
                        "iam:GetGroupPolicy",
                        "iam:ListAttachedGroupPolicies");
    }

    @Test
    void readsThePermissionsBoundary() {
        try (IamFixture fixture = fixture()) {
            String boundary = fixture.policy(DOCUMENT);
            PrincipalArn role = fixture.bounded(boundary);
            try (IamSession iam = open(role)) {
                assertThat(iam.find(role).flatMap(LivePrincipal::permissionsBoundary))
                        .contains(boundary);
                assertThat(iam.policies(role).permissionsBoundary())
                        .contains(new NamedPolicy(Origin.PERMISSIONS_BOUNDARY, boundary, DOCUMENT));
                assertThat(iam.policies(role).policies()).isEmpty();
            }
        }
    }

    @Test
    void refusesToReadMoreThanAHundredPolicies() {
        PrincipalArn role = make(PrincipalArn.Kind.ROLE);
        String small =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        try (IamSession iam = open(role)) {
            IntStream.range(0, 101).forEach(i -> iam.put(role, "p" + i, small));
            calls.clear();
            assertFails(IamFailure.Kind.TOO_MUCH_TO_READ, () -> iam.policies(role));
            assertThat(calls).doesNotContain("iam:GetRolePolicy");
            iam.delete(role, "p0");
            assertThat(iam.policies(role).policies()).hasSize(100);
        }
    }

    @Test
    void knowsPrincipalsOfTheSameNameApart() {
        try (IamFixture fixture = fixture()) {
            String name = IamFixture.name();
            PrincipalArn first = PrincipalArn.parse(fixture.role(name));
            try (IamSession iam = open(first)) {
                LivePrincipal before = iam.find(first).orElseThrow();
                fixture.delete(first);
                assertFails(IamFailure.Kind.PRINCIPAL_GONE, () -> iam.policies(first));
                fixture.role(name);
                assertThat(iam.find(first).orElseThrow().id()).isNotEqualTo(before.id());
            }
        }
    }
}
