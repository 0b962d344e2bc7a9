package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.LivePrincipal;
import io.gatehouse.policy.PrincipalArn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;

/** A role or user. A change answers whether IAM knew what was to be changed. */
interface Entity extends Holder {

    static Entity of(PrincipalArn principal, IamClient iam, AwsCalls calls) {
        return switch (principal.kind()) {
            case ROLE -> new RoleEntity(iam, calls, principal.name());
            case USER -> new UserEntity(iam, calls, principal.name());
        };
    }

    /** Names are unique in an account whatever the path, so what answers to the name may have another ARN. */
    record Found(String arn, LivePrincipal principal) {

        static Found of(String arn, String id, @Nullable AttachedPermissionsBoundary boundary) {
            Optional<String> bound =
                    Optional.ofNullable(boundary).map(AttachedPermissionsBoundary::permissionsBoundaryArn);
            return new Found(arn, new LivePrincipal(id, bound));
        }
    }

    Optional<Found> find();

    boolean put(String policyName, String document);

    boolean delete(String policyName);

    boolean attach(String policyArn);

    boolean detach(String policyArn);

    /** The names of the groups that it is in. */
    Optional<Page> groups(@Nullable String marker);
}
