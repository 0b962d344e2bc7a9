package io.gatehouse.development.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

class AssumeRoleTests {

    private static final String OTHER = "444455556666";

    private final IamEndpoint endpoint = new IamEndpoint();
    private final AwsClients clients = new AwsClients(endpoint);
    private final StsClient sts = clients.sts();
    private final String role = endpoint.seed().roleWithExternalId(OTHER, "/ops/", "gatehouse", "x-1");

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void tellsWhoCalls() {
        assertThat(sts.getCallerIdentity().account()).isEqualTo(IamEndpoint.DEFAULT_ACCOUNT);
    }

    @Test
    void actsInTheAccountOfTheRole() {
        endpoint.seed().role(OTHER, "/", "theirs");
        IamClient iam = clients.iam(credentials(assume("x-1")));
        assertThat(iam.getRole(get -> get.roleName("theirs")).role().arn())
                .isEqualTo("arn:aws:iam::444455556666:role/theirs");
        assertThat(endpoint.calls().of("GetRole"))
                .singleElement()
                .satisfies(call -> assertThat(call.account()).isEqualTo(OTHER));
        assertThatThrownBy(() -> clients.iam().getRole(get -> get.roleName("theirs")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void namesTheSession() {
        AssumeRoleResponse answer = assume("x-1");
        assertThat(answer.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::444455556666:assumed-role/gatehouse/session-1");
        assertThat(answer.assumedRoleUser().assumedRoleId()).startsWith("AROA").endsWith(":session-1");
        assertThat(answer.credentials().accessKeyId()).startsWith("ASIA");
    }

    @Test
    void refusesWrongExternalId() {
        assertThatThrownBy(() -> assume("x-2"))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("is not authorized to perform: sts:AssumeRole on resource: " + role);
    }

    @Test
    void refusesMissingRole() {
        assertThatThrownBy(() ->
                        sts.assumeRole(assume -> assume.roleArn(role + "x").roleSessionName("session-1")))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("Status Code: 403");
    }

    @Test
    void refusesBadSessionName() {
        assertThatThrownBy(() -> sts.assumeRole(assume -> assume.roleArn(role).roleSessionName("a session")))
                .hasMessageContaining("at 'roleSessionName'");
    }

    @Test
    void refusesUnknownTemporaryKey() {
        IamClient iam = clients.iam(AwsSessionCredentials.create("ASIAUNKNOWN", "secret", "token"));
        assertThatThrownBy(() -> iam.getRole(get -> get.roleName("theirs")))
                .hasMessageContaining("The security token included in the request is invalid.");
    }

    private AssumeRoleResponse assume(String externalId) {
        return sts.assumeRole(
                assume -> assume.roleArn(role).roleSessionName("session-1").externalId(externalId));
    }

    private static AwsSessionCredentials credentials(AssumeRoleResponse answer) {
        Credentials issued = answer.credentials();
        return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }
}
