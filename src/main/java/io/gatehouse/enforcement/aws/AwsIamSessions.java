package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.CallRecorder;
import io.gatehouse.enforcement.IamSession;
import io.gatehouse.enforcement.IamSessions;
import io.gatehouse.enforcement.aws.AssumedRoles.Session;
import io.gatehouse.policy.PrincipalArn;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.iam.IamClient;

/** Sessions through the AWS SDK: in the account's configured role, else with the default credentials. */
@Component
class AwsIamSessions implements IamSessions {

    private final AwsProperties properties;
    private final AwsClients clients;
    private final AssumedRoles roles;
    private final CallerAccounts accounts;
    private final AccountGates gates;

    AwsIamSessions(
            AwsProperties properties,
            AwsClients clients,
            AssumedRoles roles,
            CallerAccounts accounts,
            AccountGates gates) {
        this.properties = properties;
        this.clients = clients;
        this.roles = roles;
        this.accounts = accounts;
        this.gates = gates;
    }

    @Override
    public IamSession open(PrincipalArn principal, String name, CallRecorder recorder) {
        AwsProperties.Account account =
                properties.accounts().get(principal.account().digits());
        return account == null
                ? withOwnCredentials(principal, recorder)
                : inRole(Session.of(account, principal, name, recorder.actor()), recorder);
    }

    private IamSession withOwnCredentials(PrincipalArn principal, CallRecorder recorder) {
        accounts.requireAccountOf(principal, clients.ownCredentials(), new AwsCalls(recorder, gates.own()));
        var calls = new AwsCalls(recorder, gates.of(principal.account()));
        return new AwsIamSession(clients.iam(principal.arn().partition()), calls, () -> {});
    }

    private IamSession inRole(Session session, CallRecorder recorder) {
        PrincipalArn principal = session.principal();
        AccountGate gate = gates.of(principal.account());
        AwsSessionCredentials credentials = roles.credentials(session, new AwsCalls(recorder, gate));
        var calls = new AwsCalls(recorder, gate, () -> roles.forget(session));
        accounts.requireAccountOf(principal, credentials, calls);
        IamClient iam = clients.iam(principal.arn().partition(), StaticCredentialsProvider.create(credentials));
        return new AwsIamSession(iam, calls, iam::close);
    }
}
