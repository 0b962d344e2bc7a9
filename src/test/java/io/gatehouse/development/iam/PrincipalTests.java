package io.gatehouse.development.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;

class PrincipalTests {

    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private final IamEndpoint endpoint = new IamEndpoint();
    private final IamClient iam = new AwsClients(endpoint).iam();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void createsRoleUnderPath() {
        Role role = create("admins");
        assertThat(role.arn()).isEqualTo("arn:aws:iam::111122223333:role/contact-center/admins");
        assertThat(role.roleId()).matches("AROA[A-Z2-7]{16}");
        assertThat(iam.getRole(get -> get.roleName("admins")).role()).isEqualTo(role);
    }

    @Test
    void createsUserUnderPath() {
        iam.createUser(user -> user.userName("dana").path("/contact-center/"));
        assertThat(iam.getUser(get -> get.userName("dana")).user().userId()).matches("AIDA[A-Z2-7]{16}");
        assertThat(iam.getUser(get -> get.userName("dana")).user().arn())
                .isEqualTo("arn:aws:iam::111122223333:user/contact-center/dana");
        iam.deleteUser(delete -> delete.userName("dana"));
        assertThat(endpoint.calls().count("DeleteUser")).isEqualTo(1);
    }

    @Test
    void findsNamesWhateverTheirCase() {
        create("Admins");
        assertThat(iam.getRole(get -> get.roleName("ADMINS")).role().roleName()).isEqualTo("Admins");
    }

    @Test
    void givesNewIdentifierOnRecreation() {
        Role first = create("admins");
        iam.deleteRole(delete -> delete.roleName("admins"));
        assertThat(create("admins").roleId()).isNotEqualTo(first.roleId());
    }

    @Test
    void seedLeavesWhatExists() {
        Seed seed = endpoint.seed();
        assertThat(seed.role("111122223333", "/contact-center/", "admins"))
                .isEqualTo(seed.role("111122223333", "/contact-center/", "admins"));
    }

    @Test
    void stateSurvivesRestart(@TempDir Path folder) {
        Path file = folder.resolve("development/iam.json");
        try (IamEndpoint before = new IamEndpoint(0, file)) {
            before.seed().role("111122223333", "/", "kept");
            new AwsClients(before)
                    .iam()
                    .putRolePolicy(
                            put -> put.roleName("kept").policyName("p").policyDocument(InlinePolicyTests.POLICY));
        }
        try (IamEndpoint after = new IamEndpoint(0, file)) {
            assertThat(after.seed().rolePolicies("111122223333", "kept")).containsEntry("p", InlinePolicyTests.POLICY);
        }
        assertThat(Files.exists(folder.resolve("development/iam.json.new"))).isFalse();
    }

    private Role create(String name) {
        return iam.createRole(
                        role -> role.roleName(name).path("/contact-center/").assumeRolePolicyDocument(TRUST))
                .role();
    }
}
