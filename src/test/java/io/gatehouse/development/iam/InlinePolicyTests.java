package io.gatehouse.development.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;

class InlinePolicyTests {

    static final String POLICY = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::a+b ~é"}}""";

    private final IamEndpoint endpoint = new IamEndpoint();
    private final IamClient iam = new AwsClients(endpoint).iam();

    @BeforeEach
    void seed() {
        endpoint.seed().role(IamEndpoint.DEFAULT_ACCOUNT, "/", "admins");
        endpoint.seed().user(IamEndpoint.DEFAULT_ACCOUNT, "/", "dana");
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void returnsRolePolicyPercentEncoded() {
        putRolePolicy("p");
        String document =
                iam.getRolePolicy(get -> get.roleName("admins").policyName("p")).policyDocument();
        assertThat(document)
                .contains("%7B%22Version%22%3A")
                .contains("a%2Bb%20~%C3%A9")
                .contains("s3%3A%2A");
        assertThat(URLDecoder.decode(document, StandardCharsets.UTF_8)).isEqualTo(POLICY);
    }

    @Test
    void returnsUserPolicy() {
        iam.putUserPolicy(put -> put.userName("dana").policyName("p").policyDocument(POLICY));
        String document =
                iam.getUserPolicy(get -> get.userName("dana").policyName("p")).policyDocument();
        assertThat(URLDecoder.decode(document, StandardCharsets.UTF_8)).isEqualTo(POLICY);
        assertThat(iam.listUserPolicies(list -> list.userName("dana")).policyNames())
                .containsExactly("p");
    }

    @Test
    void replacesPolicyOfTheSameName() {
        putRolePolicy("p");
        String other = POLICY.replace("s3:*", "s3:GetObject");
        iam.putRolePolicy(put -> put.roleName("admins").policyName("p").policyDocument(other));
        assertThat(endpoint.seed().rolePolicies(IamEndpoint.DEFAULT_ACCOUNT, "admins"))
                .containsEntry("p", other)
                .hasSize(1);
    }

    @Test
    void deletesPolicies() {
        putRolePolicy("p");
        iam.deleteRolePolicy(delete -> delete.roleName("admins").policyName("p"));
        assertThat(iam.listRolePolicies(list -> list.roleName("admins")).policyNames())
                .isEmpty();
        iam.putUserPolicy(put -> put.userName("dana").policyName("p").policyDocument(POLICY));
        iam.deleteUserPolicy(delete -> delete.userName("dana").policyName("p"));
        assertThat(endpoint.seed().userPolicies(IamEndpoint.DEFAULT_ACCOUNT, "dana"))
                .isEmpty();
    }

    @Test
    void listsPoliciesInPages() {
        IntStream.range(0, 5).forEach(number -> putRolePolicy("p" + number));
        ListRolePoliciesResponse first =
                iam.listRolePolicies(list -> list.roleName("admins").maxItems(2));
        assertThat(first.policyNames()).containsExactly("p0", "p1");
        assertThat(first.isTruncated()).isTrue();
        ListRolePoliciesResponse last =
                iam.listRolePolicies(list -> list.roleName("admins").maxItems(3).marker(first.marker()));
        assertThat(last.policyNames()).containsExactly("p2", "p3", "p4");
        assertThat(last.isTruncated()).isFalse();
    }

    @Test
    void paginatorSeesEveryPolicyOnce() {
        IntStream.range(0, 7).forEach(number -> putRolePolicy("p" + number));
        assertThat(iam.listRolePoliciesPaginator(list -> list.roleName("admins").maxItems(2))
                        .policyNames())
                .containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6");
        assertThat(endpoint.calls().count("ListRolePolicies")).isEqualTo(4);
    }

    @Test
    void answersCarryRequestId() {
        assertThat(iam.getRole(get -> get.roleName("admins")).responseMetadata().requestId())
                .hasSize(36);
    }

    @Test
    void journalNotesOperationAccountAndParameters() {
        putRolePolicy("p");
        assertThat(endpoint.calls().of("PutRolePolicy")).singleElement().satisfies(call -> {
            assertThat(call.account()).isEqualTo(IamEndpoint.DEFAULT_ACCOUNT);
            assertThat(call.parameters())
                    .containsEntry("RoleName", "admins")
                    .containsOnlyKeys("RoleName", "PolicyName", "PolicyDocument");
        });
    }

    private void putRolePolicy(String name) {
        iam.putRolePolicy(put -> put.roleName("admins").policyName(name).policyDocument(POLICY));
    }
}
