package io.gatehouse.development.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.UnmodifiableEntityException;

class IamErrorTests {

    private static final String ACCOUNT = IamEndpoint.DEFAULT_ACCOUNT;
    private static final String POLICY = InlinePolicyTests.POLICY;

    private final IamEndpoint endpoint = new IamEndpoint();
    private final IamClient iam = new AwsClients(endpoint).iam();

    @BeforeEach
    void seed() {
        endpoint.seed().role(ACCOUNT, "/", "admins");
        endpoint.seed().user(ACCOUNT, "/", "dana");
        endpoint.seed().serviceLinkedRole(ACCOUNT, "connect.amazonaws.com", "AWSServiceRoleForAmazonConnect_x");
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void namesMissingRole() {
        IamException error = refusal(() -> iam.getRole(get -> get.roleName("nobody")));
        assertThat(error).isInstanceOf(NoSuchEntityException.class);
        assertThat(error.statusCode()).isEqualTo(404);
        assertThat(error.requestId()).hasSize(36);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("The role with name nobody cannot be found.");
    }

    @Test
    void namesMissingUser() {
        assertMessage(() -> put("nobody", POLICY), "The user with name nobody cannot be found.");
    }

    @Test
    void namesMissingPolicies() {
        assertMessage(
                () -> iam.getRolePolicy(get -> get.roleName("admins").policyName("p")),
                "The role policy with name p cannot be found.");
        assertMessage(
                () -> iam.deleteUserPolicy(delete -> delete.userName("dana").policyName("p")),
                "The user policy with name p cannot be found.");
    }

    @Test
    void refusesNameThatDiffersInCaseOnly() {
        IamException error = refusal(() -> iam.createUser(user -> user.userName("DANA")));
        assertThat(error).isInstanceOf(EntityAlreadyExistsException.class);
        assertThat(error.statusCode()).isEqualTo(409);
        assertThat(error).hasMessageContaining("User with name DANA already exists.");
    }

    @Test
    void refusesPoliciesOverTheSumOfRole() {
        putRole("a", sized(6_000));
        putRole("b", sized(4_240));
        IamException error = refusal(() -> putRole("b", sized(4_241)));
        assertThat(error).isInstanceOf(LimitExceededException.class);
        assertThat(error.statusCode()).isEqualTo(409);
        assertThat(error).hasMessageContaining("Maximum policy size of 10240 bytes exceeded for role admins");
        assertThat(endpoint.seed().rolePolicies(ACCOUNT, "admins")).containsEntry("b", sized(4_240));
    }

    @Test
    void refusesPolicyOverTheLimitOfUser() {
        put("dana", sized(2_048));
        assertMessage(() -> put("dana", sized(2_049)), "Maximum policy size of 2048 bytes exceeded for user dana");
    }

    @Test
    void whiteSpaceIsFree() {
        put("dana", sized(2_048).replace(",", ",\n\t    "));
        assertThat(endpoint.seed().userPolicies(ACCOUNT, "dana")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Maybe\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}]}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3\",\"Resource\":\"*\"}]}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"bucket\"}]}",
                "{\"Version\":\"2013-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"a b\",\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]} trailing"
            })
    void refusesMalformedDocument(String document) {
        IamException error = refusal(() -> putRole("p", document));
        assertThat(error).isInstanceOf(MalformedPolicyDocumentException.class);
        assertThat(error.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesToChangeServiceLinkedRole() {
        String name = "AWSServiceRoleForAmazonConnect_x";
        IamException error = refusal(() ->
                iam.putRolePolicy(put -> put.roleName(name).policyName("p").policyDocument(POLICY)));
        assertThat(error)
                .isInstanceOf(UnmodifiableEntityException.class)
                .hasMessageContaining("protected role '" + name + "'");
        assertThat(error.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesBadNames() {
        IamException error = refusal(() -> iam.getRole(get -> get.roleName("two words")));
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
        assertThat(error)
                .hasMessageContaining("1 validation error detected: Value 'two words' at 'roleName' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+");
        assertMessage(() -> iam.getUser(get -> get.userName("x".repeat(65))), "less than or equal to 64");
        assertMessage(() -> putRole("x".repeat(129), POLICY), "less than or equal to 128");
    }

    @Test
    void refusesBadPath() {
        assertMessage(() -> iam.createUser(user -> user.userName("u").path("/open")), "It must begin and end with /");
    }

    @Test
    void refusesToDeleteRoleWithPolicies() {
        putRole("p", POLICY);
        assertThatThrownBy(() -> iam.deleteRole(delete -> delete.roleName("admins")))
                .isInstanceOf(DeleteConflictException.class);
    }

    @Test
    void refusesUnknownOperation() {
        assertThat(refusal(iam::listGroups).awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
    }

    private void putRole(String name, String document) {
        iam.putRolePolicy(put -> put.roleName("admins").policyName(name).policyDocument(document));
    }

    private void put(String user, String document) {
        iam.putUserPolicy(put -> put.userName(user).policyName("p").policyDocument(document));
    }

    private static String sized(int characters) {
        String start =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:";
        return start + "x".repeat(characters - start.length() - 3) + "\"}}";
    }

    private static void assertMessage(ThrowingCallable call, String message) {
        assertThat(refusal(call)).hasMessageContaining(message);
    }

    private static IamException refusal(ThrowingCallable call) {
        return catchThrowableOfType(IamException.class, call);
    }
}
