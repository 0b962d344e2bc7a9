package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.IamPermissions;
import io.gatehouse.policy.PrincipalArn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Credentials of the roles that are assumed in other accounts, each for one principal and one purpose: the session's own
 * policy keeps it from everybody else.
 */
@Component
class AssumedRoles {

    /** By when a session is replaced; a piece of work takes less. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** Whatever differs makes another session. */
    record Session(
            AwsProperties.Account account, PrincipalArn principal, String name, Optional<SourceIdentity> identity) {

        static Session of(AwsProperties.Account account, PrincipalArn principal, String name, Optional<String> actor) {
            return new Session(
                    account,
                    principal,
                    name,
                    actor.filter(it -> account.sourceIdentity()).map(SourceIdentity::of));
        }

        private AssumeRoleRequest request() {
            var request = AssumeRoleRequest.builder()
                    .roleArn(account.roleArn())
                    .externalId(account.externalId())
                    .roleSessionName(name)
                    .policy(IamPermissions.on(principal).canonical().json());
            identity.map(SourceIdentity::text).ifPresent(request::sourceIdentity);
            return request.build();
        }
    }

    private record Assumed(AwsSessionCredentials credentials, Instant expiry) {

        static Optional<Assumed> of(Credentials issued) {
            return Optional.ofNullable(issued.expiration()).map(expiry -> {
                var credentials = AwsSessionCredentials.create(
                        issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
                return new Assumed(credentials, expiry);
            });
        }
    }

    private final AwsClients clients;
    private final Clock clock;
    private final Recent<Session, Assumed> assumed = new Recent<>();

    AssumedRoles(AwsClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** Two who ask at once may get a session each: nobody waits for anybody else's call. */
    AwsSessionCredentials credentials(Session session, AwsCalls calls) {
        return assumed.get(session)
                .filter(known -> clock.instant().isBefore(known.expiry().minus(MARGIN)))
                .orElseGet(() -> assume(session, calls))
                .credentials();
    }

    /** AWS does not take the credentials any more: the role's sessions were revoked. */
    void forget(Session session) {
        assumed.forget(session);
    }

    private Assumed assume(Session session, AwsCalls calls) {
        StsClient sts = clients.sts(session.principal().arn().partition());
        Assumed fresh = calls.call(
                "sts:AssumeRole",
                () -> sts.assumeRole(session.request()),
                answer -> Optional.ofNullable(answer.credentials()).flatMap(Assumed::of));
        assumed.put(session, fresh);
        return fresh;
    }
}
