package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.enforcement.IamSession;
import io.gatehouse.enforcement.LivePrincipal;
import io.gatehouse.enforcement.ManagedPolicies;
import io.gatehouse.enforcement.PrincipalPolicies;
import io.gatehouse.policy.PrincipalArn;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/** IAM in one account through the AWS SDK. */
final class AwsIamSession implements IamSession {

    private final IamClient iam;
    private final AwsCalls calls;
    private final Runnable end;

    AwsIamSession(IamClient iam, AwsCalls calls, Runnable end) {
        this.iam = iam;
        this.calls = calls;
        this.end = end;
    }

    @Override
    public Optional<LivePrincipal> find(PrincipalArn principal) {
        return entity(principal)
                .find()
                .filter(found -> found.arn().equals(principal.toString()))
                .map(Entity.Found::principal);
    }

    @Override
    public Optional<String> read(PrincipalArn principal, String policyName) {
        return entity(principal).inline(policyName).map(Documents::decoded);
    }

    @Override
    public void put(PrincipalArn principal, String policyName, String document) {
        if (!entity(principal).put(policyName, document)) {
            throw gone();
        }
    }

    @Override
    public void delete(PrincipalArn principal, String policyName) {
        entity(principal).delete(policyName);
    }

    @Override
    public ManagedPolicies managed() {
        return new AwsManagedPolicies(iam, calls);
    }

    @Override
    public PrincipalPolicies policies(PrincipalArn principal) {
        LivePrincipal live = find(principal).orElseThrow(AwsIamSession::gone);
        return new PrincipalReading(iam, calls).read(entity(principal), live);
    }

    @Override
    public void close() {
        end.run();
    }

    private static IamFailure gone() {
        return new IamFailure(IamFailure.Kind.PRINCIPAL_GONE, Optional.of("NoSuchEntity"), Optional.empty());
    }

    private Entity entity(PrincipalArn principal) {
        return Entity.of(principal, iam, calls);
    }
}
