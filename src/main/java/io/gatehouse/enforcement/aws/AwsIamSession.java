package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.enforcement.IamSession;
import io.gatehouse.enforcement.LivePrincipal;
import io.gatehouse.policy.PrincipalArn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.User;

/** IAM in one account through the AWS SDK. Roles and users differ only in the names of the calls. */
final class AwsIamSession implements IamSession {

    private final IamClient iam;
    private final AwsCalls calls;

    AwsIamSession(IamClient iam, AwsCalls calls) {
        this.iam = iam;
        this.calls = calls;
    }

    private record Found(String arn, LivePrincipal principal) {

        static Found of(Role role) {
            return new Found(role.arn(), new LivePrincipal(role.roleId(), boundary(role.permissionsBoundary())));
        }

        static Found of(User user) {
            return new Found(user.arn(), new LivePrincipal(user.userId(), boundary(user.permissionsBoundary())));
        }

        private static Optional<String> boundary(@Nullable AttachedPermissionsBoundary attached) {
            return Optional.ofNullable(attached).map(AttachedPermissionsBoundary::permissionsBoundaryArn);
        }
    }

    @Override
    public Optional<LivePrincipal> find(PrincipalArn principal) {
        String name = principal.name();
        Optional<Found> found = switch (principal.kind()) {
            case ROLE ->
                found(() -> calls.call(
                        "iam:GetRole",
                        () -> iam.getRole(request -> request.roleName(name)),
                        answer -> Optional.ofNullable(answer.role()).map(Found::of)));
            case USER ->
                found(() -> calls.call(
                        "iam:GetUser",
                        () -> iam.getUser(request -> request.userName(name)),
                        answer -> Optional.ofNullable(answer.user()).map(Found::of)));
        };
        return found.filter(it -> it.arn().equals(principal.toString())).map(Found::principal);
    }

    @Override
    public Optional<String> read(PrincipalArn principal, String policyName) {
        String name = principal.name();
        Optional<String> document = switch (principal.kind()) {
            case ROLE ->
                found(() -> calls.call(
                        "iam:GetRolePolicy",
                        () -> iam.getRolePolicy(
                                request -> request.roleName(name).policyName(policyName)),
                        answer -> Optional.ofNullable(answer.policyDocument())));
            case USER ->
                found(() -> calls.call(
                        "iam:GetUserPolicy",
                        () -> iam.getUserPolicy(
                                request -> request.userName(name).policyName(policyName)),
                        answer -> Optional.ofNullable(answer.policyDocument())));
        };
        return document.map(AwsIamSession::decoded);
    }

    @Override
    public void put(PrincipalArn principal, String policyName, String document) {
        String name = principal.name();
        Optional<?> done = found(() -> switch (principal.kind()) {
            case ROLE ->
                calls.call(
                        "iam:PutRolePolicy",
                        () -> iam.putRolePolicy(request ->
                                request.roleName(name).policyName(policyName).policyDocument(document)));
            case USER ->
                calls.call(
                        "iam:PutUserPolicy",
                        () -> iam.putUserPolicy(request ->
                                request.userName(name).policyName(policyName).policyDocument(document)));
        });
        if (done.isEmpty()) {
            throw new IamFailure(IamFailure.Kind.PRINCIPAL_GONE, Optional.of("NoSuchEntity"), Optional.empty());
        }
    }

    @Override
    public void delete(PrincipalArn principal, String policyName) {
        String name = principal.name();
        found(() -> switch (principal.kind()) {
            case ROLE ->
                calls.call(
                        "iam:DeleteRolePolicy",
                        () -> iam.deleteRolePolicy(
                                request -> request.roleName(name).policyName(policyName)));
            case USER ->
                calls.call(
                        "iam:DeleteUserPolicy",
                        () -> iam.deleteUserPolicy(
                                request -> request.userName(name).policyName(policyName)));
        });
    }

    @Override
    public void close() {
        iam.close();
    }

    private static <T> Optional<T> found(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (IamFailure failure) {
            if (failure.kind() == IamFailure.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** IAM answers with the document URL-encoded (RFC 3986), in which a plus sign stands for itself. */
    private static String decoded(String document) {
        return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
