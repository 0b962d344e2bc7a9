package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.NamedTarget;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.iam.Arn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An intent as the caller wrote it, nothing of it believed yet. Every member may be missing. */
public record IntentForm(
        @Nullable String instanceArn,
        @Nullable String serviceLinkedRoleArn,
        @Nullable String principalArn,
        @Nullable List<@Nullable AssociationForm> associations,
        @Nullable List<@Nullable String> operations,
        @Nullable String access,
        @Nullable String profile,
        @Nullable Boolean acceptBroader,
        @Nullable String expiresAt,
        @Nullable String justification) {

    /** One association; which members apply depends on its kind. */
    public record AssociationForm(
            @Nullable String kind,
            @Nullable String resourceArn,
            @Nullable List<@Nullable String> storageResourceTypes,
            @Nullable String kmsKeyArn,
            @Nullable String resourceAccountId,
            @Nullable String integrationType,
            @Nullable String streamPrefix,
            @Nullable String origin) {

        static AssociationForm of(AssociationGrant grant) {
            AssociationType type = grant.type();
            List<String> storage = grant.storageResourceTypes().stream()
                    .map(StorageResourceType::name)
                    .toList();
            return new AssociationForm(
                    type.kind(),
                    grant.target().map(Arn::toString).orElse(null),
                    type.isStorage() ? storage : null,
                    grant.kmsKey().map(KeyArn::toString).orElse(null),
                    grant.target().isPresent() ? grant.targetAccount().digits() : null,
                    type.integrationType().orElse(null),
                    named(grant, NamedTarget.Member.STREAM_PREFIX),
                    named(grant, NamedTarget.Member.ORIGIN));
        }

        private static @Nullable String named(AssociationGrant grant, NamedTarget.Member member) {
            return grant.type()
                    .named()
                    .filter(it -> it.member() == member)
                    .flatMap(it -> grant.named())
                    .orElse(null);
        }
    }

    /** The form that says the same with every default filled in. */
    public static IntentForm of(AssociationIntent intent) {
        return new IntentForm(
                intent.instance().toString(),
                intent.serviceLinkedRole().exact()
                        ? intent.serviceLinkedRole().pattern().text()
                        : null,
                intent.principal().map(PrincipalArn::toString).orElse(null),
                intent.associations().stream().map(AssociationForm::of).toList(),
                intent.operations().stream().map(Operation::name).sorted().toList(),
                intent.access().name(),
                intent.profile().name(),
                intent.acceptBroader(),
                intent.expiresAt().map(Instant::toString).orElse(null),
                intent.justification().orElse(null));
    }
}
