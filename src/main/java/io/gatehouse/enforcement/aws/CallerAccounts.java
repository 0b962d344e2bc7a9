package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.policy.PrincipalArn;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Which account credentials are of: roles of the same name may exist in several accounts, so that is never taken for
 * granted. An access key stays in its account, so it is asked for once.
 */
@Component
class CallerAccounts {

    private final AwsClients clients;
    private final Recent<String, String> accountsByKey = new Recent<>();

    CallerAccounts(AwsClients clients) {
        this.clients = clients;
    }

    void requireAccountOf(PrincipalArn principal, AwsCredentials credentials, AwsCalls calls) {
        String actual =
                accountsByKey.get(credentials.accessKeyId()).orElseGet(() -> ask(principal, credentials, calls));
        if (!principal.account().digits().equals(actual)) {
            throw new IamFailure(IamFailure.Kind.WRONG_ACCOUNT, Optional.empty(), Optional.empty());
        }
    }

    private String ask(PrincipalArn principal, AwsCredentials credentials, AwsCalls calls) {
        try (StsClient sts = clients.sts(principal.arn().partition(), StaticCredentialsProvider.create(credentials))) {
            String account = calls.call(
                    "sts:GetCallerIdentity", sts::getCallerIdentity, answer -> Optional.ofNullable(answer.account()));
            accountsByKey.put(credentials.accessKeyId(), account);
            return account;
        }
    }
}
