package io.gatehouse.development.iam;

import static io.gatehouse.development.iam.IamEndpoint.DEFAULT_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.Tag;

class ManagedPolicyTests {

    private static final String POLICY = InlinePolicyTests.POLICY;

    private final IamEndpoint endpoint = new IamEndpoint();
    private final IamClient iam = new AwsClients(endpoint).iam();
    private final Seed seed = endpoint.seed();
    private final String role = seed.role(DEFAULT_ACCOUNT, "/", "admins");

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void answersWhatWasCreated() {
        Policy policy = create("p");
        assertThat(policy.arn()).isEqualTo("arn:aws:iam::111122223333:policy/gatehouse/p");
        assertThat(policy.policyId()).matches("ANPA[A-Z2-7]{16}");
        assertThat(policy.defaultVersionId()).isEqualTo("v1");
        assertThat(iam.getPolicy(get -> get.policyArn(policy.arn())).policy()).isEqualTo(policy);
        iam.deletePolicy(delete -> delete.policyArn(policy.arn()));
        assertThat(create("p").policyId()).isNotEqualTo(policy.policyId());
    }

    @Test
    void refusesNameThatDiffersInPathOrCaseOnly() {
        create("p");
        assertThatThrownBy(() -> iam.createPolicy(
                        create -> create.policyName("P").path("/other/").policyDocument(POLICY)))
                .isInstanceOf(EntityAlreadyExistsException.class)
                .hasMessageContaining("A policy called P already exists. Duplicate names are not allowed.");
    }

    @Test
    void countsAttachments() {
        String arn = create("p").arn();
        iam.attachRolePolicy(attach -> attach.roleName("admins").policyArn(arn));
        iam.attachRolePolicy(attach -> attach.roleName("admins").policyArn(arn));
        assertThat(iam.getPolicy(get -> get.policyArn(arn)).policy().attachmentCount())
                .isEqualTo(1);
        iam.detachRolePolicy(detach -> detach.roleName("admins").policyArn(arn));
        assertThatThrownBy(() ->
                        iam.detachRolePolicy(detach -> detach.roleName("admins").policyArn(arn)))
                .isInstanceOf(NoSuchEntityException.class);
        assertThat(iam.getPolicy(get -> get.policyArn(arn)).policy().attachmentCount())
                .isZero();
    }

    @Test
    void listsAttachmentsByPathInPages() {
        IntStream.range(0, 5).forEach(i -> seed.attach(role, create("p" + i).arn()));
        seed.attach(role, seed.managedPolicy(DEFAULT_ACCOUNT, "/theirs/", "q", POLICY));
        assertThat(iam.listAttachedRolePoliciesPaginator(list -> list.roleName("admins")
                                .pathPrefix("/gatehouse/")
                                .maxItems(2))
                        .attachedPolicies())
                .extracting(AttachedPolicy::policyName)
                .containsExactly("p0", "p1", "p2", "p3", "p4");
        assertThat(endpoint.calls().count("ListAttachedRolePolicies")).isEqualTo(3);
    }

    @Test
    void changesNothingOfAws() {
        String arn = seed.awsManagedPolicy("/", "ReadOnlyAccess", POLICY);
        assertThat(arn).isEqualTo("arn:aws:iam::aws:policy/ReadOnlyAccess");
        assertThatThrownBy(() ->
                        iam.createPolicyVersion(create -> create.policyArn(arn).policyDocument(POLICY)))
                .isInstanceOfSatisfying(
                        IamException.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }

    @Test
    void doesNotKnowPoliciesOfAnotherAccount() {
        String arn = seed.managedPolicy("444455556666", "/", "theirs", POLICY);
        assertThatThrownBy(() -> iam.getPolicy(get -> get.policyArn(arn))).isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void deletesNobodyWhoHasPolicies() {
        seed.attach(role, create("p").arn());
        assertThatThrownBy(() -> iam.deleteRole(delete -> delete.roleName("admins")))
                .isInstanceOf(DeleteConflictException.class)
                .hasMessageContaining("must detach all policies first");
    }

    @Test
    void putsAnotherVersionInForce() {
        String arn = create("p").arn();
        String other = POLICY.replace("s3:*", "s3:GetObject");
        iam.createPolicyVersion(create -> create.policyArn(arn).policyDocument(other));
        assertThat(seed.versions(arn)).containsEntry("default", POLICY);
        iam.setDefaultPolicyVersion(set -> set.policyArn(arn).versionId("v2"));
        assertThat(seed.versions(arn))
                .containsExactlyInAnyOrderEntriesOf(Map.of("v1", POLICY, "v2", other, "default", other));
    }

    @Test
    void putsUsersInGroups() {
        String user = seed.user(DEFAULT_ACCOUNT, "/", "dana");
        seed.join(user, seed.group(DEFAULT_ACCOUNT, "/", "agents"));
        assertThat(iam.listGroupsForUser(list -> list.userName("dana")).groups())
                .extracting(Group::arn)
                .containsExactly("arn:aws:iam::111122223333:group/agents");
        assertThatThrownBy(() -> iam.deleteGroup(delete -> delete.groupName("agents")))
                .isInstanceOf(DeleteConflictException.class);
        iam.removeUserFromGroup(remove -> remove.userName("dana").groupName("agents"));
        iam.deleteGroup(delete -> delete.groupName("agents"));
        assertThat(iam.listGroupsForUser(list -> list.userName("dana")).hasGroups())
                .isTrue();
    }

    @Test
    void stateSurvivesRestart(@TempDir Path folder) {
        Path file = folder.resolve("iam.json");
        String arn;
        try (IamEndpoint before = new IamEndpoint(0, file)) {
            String kept = before.seed().role(DEFAULT_ACCOUNT, "/", "kept");
            arn = before.seed().managedPolicy(DEFAULT_ACCOUNT, "/", "p", POLICY);
            before.seed().attach(kept, arn);
            before.seed().bound(kept, arn);
        }
        try (IamEndpoint after = new IamEndpoint(0, file)) {
            assertThat(after.seed().attached("arn:aws:iam::111122223333:role/kept"))
                    .containsExactly(arn);
            assertThat(new AwsClients(after)
                            .iam()
                            .getRole(get -> get.roleName("kept"))
                            .role()
                            .permissionsBoundary()
                            .permissionsBoundaryArn())
                    .isEqualTo(arn);
        }
    }

    @Test
    void readsFilesOfBeforeThereWereManagedPolicies(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("iam.json"), """
                [{"kind":"ROLE","account":"111122223333","path":"/","name":"old","id":"AROAABCDEFGHIJKLMNOP",
                  "created":"2026-11-01T00:00:00Z","trustPolicy":"{}","policies":{"p":"{}"}}]""");
        try (IamEndpoint old = new IamEndpoint(0, file)) {
            assertThat(old.seed().rolePolicies(DEFAULT_ACCOUNT, "old")).containsEntry("p", "{}");
            assertThat(old.seed().attached("arn:aws:iam::111122223333:role/old"))
                    .isEmpty();
        }
    }

    private Policy create(String name) {
        return iam.createPolicy(create -> create.policyName(name)
                        .path("/gatehouse/")
                        .policyDocument(POLICY)
                        .tags(Tag.builder().key("gatehouse:request").value("1").build()))
                .policy();
    }
}
