package io.gatehouse.catalog.web;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.Ending;
import io.gatehouse.catalog.NamedTarget;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Reach;
import io.gatehouse.catalog.Remark;
import io.gatehouse.catalog.Restrictability;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.catalog.TargetFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A kind as the catalogue lists it; each integration type is listed of its own.
 *
 * @param restrictability of ASSOCIATE, or of DISASSOCIATE where AWS supports nothing else any more
 * @param targetArnFormat absent where the target has no ARN
 * @param targetMember the member of an association that names a target without an ARN
 * @param targetRequired whether an association must name its target
 * @param supported whether it can still be associated
 */
record KindView(
        String kind,
        @Nullable String integrationType,
        List<String> storageResourceTypes,
        List<DeprecatedType> deprecated,
        Restrictability restrictability,
        List<OperationView> operations,
        @Nullable String targetArnFormat,
        @Nullable String targetMember,
        boolean targetRequired,
        Encryption encryption,
        List<PermissionView> permissions,
        @Nullable Ending ended,
        boolean supported) {

    record DeprecatedType(String storageResourceType, String detail) {}

    /** @param opens what is allowed beyond the association asked for */
    record OperationView(Operation operation, Restrictability restrictability, List<String> opens) {

        static OperationView of(Operation operation, Reach reach) {
            return new OperationView(
                    operation,
                    reach.restrictability(),
                    reach.opens().stream().map(Remark::detail).toList());
        }
    }

    static KindView of(AssociationType type, Predicate<Permission> wanted) {
        return new KindView(
                type.kind(),
                type.integrationType().orElse(null),
                type.storageResourceTypes().stream()
                        .map(StorageResourceType::name)
                        .toList(),
                type.deprecated().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new DeprecatedType(entry.getKey().name(), entry.getValue()))
                        .toList(),
                type.restrictability(),
                type.reaches().entrySet().stream()
                        .map(entry -> OperationView.of(entry.getKey(), entry.getValue()))
                        .toList(),
                type.target().map(TargetFormat::arnFormat).orElse(null),
                type.named()
                        .map(NamedTarget::member)
                        .map(NamedTarget.Member::text)
                        .orElse(null),
                type.named().isPresent()
                        || type.target().filter(TargetFormat::required).isPresent(),
                type.encryption(),
                type.permissions().stream()
                        .filter(wanted)
                        .flatMap(PermissionView::each)
                        .toList(),
                type.ended().orElse(null),
                type.ended().isEmpty());
    }
}
