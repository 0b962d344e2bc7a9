package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.CallRecorder;
import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.enforcement.IamSession;
import io.gatehouse.enforcement.IamSessions;
import io.gatehouse.policy.PrincipalArn;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Sessions through the AWS SDK: in the account's configured role, else with the default credentials. */
@Component
class AwsIamSessions implements IamSessions {

    private final AwsProperties properties;
    private final AwsClients clients;

    AwsIamSessions(AwsProperties properties, AwsClients clients) {
        this.properties = properties;
        this.clients = clients;
    }

    @Override
    public IamSession open(PrincipalArn principal, String name, CallRecorder recorder) {
        var calls = new AwsCalls(recorder);
        AwsProperties.Account account =
                properties.accounts().get(principal.account().digits());
        AwsCredentialsProvider credentials = account == null ? clients.own() : assume(account, principal, name, calls);
        requireAccount(principal, credentials, calls);
        return new AwsIamSession(clients.iam(principal.arn().partition(), credentials), calls);
    }

    private AwsCredentialsProvider assume(
            AwsProperties.Account account, PrincipalArn principal, String name, AwsCalls calls) {
        try (StsClient sts = clients.sts(principal.arn().partition(), clients.own())) {
            Credentials credentials = calls.call(
                    "sts:AssumeRole",
                    () -> sts.assumeRole(request -> request.roleArn(account.roleArn())
                            .externalId(account.externalId())
                            .roleSessionName(name)),
                    answer -> Optional.ofNullable(answer.credentials()));
            return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                    credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()));
        }
    }

    /** Roles of the same name may exist in several accounts, so the account is never taken for granted. */
    private void requireAccount(PrincipalArn principal, AwsCredentialsProvider credentials, AwsCalls calls) {
        try (StsClient sts = clients.sts(principal.arn().partition(), credentials)) {
            String actual = calls.call(
                    "sts:GetCallerIdentity", sts::getCallerIdentity, answer -> Optional.ofNullable(answer.account()));
            if (!principal.account().digits().equals(actual)) {
                throw new IamFailure(IamFailure.Kind.WRONG_ACCOUNT, Optional.empty(), Optional.empty());
            }
        }
    }
}
