package io.gatehouse.catalog.web;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.Confidence;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.Remark;
import io.gatehouse.catalog.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One action of a permission.
 *
 * @param resource INSTANCE, TARGET, KMS_KEY, SERVICE_LINKED_ROLE, ANY (*), or the template of an ARN
 * @param needsKey whether only an association that names a KMS key needs it
 * @param opens what it allows beyond the association
 */
record PermissionView(
        String action,
        String resource,
        boolean needsKey,
        List<ConditionView> conditions,
        SortedSet<Profile> profiles,
        SortedSet<Operation> operations,
        SortedSet<Access> access,
        Source source,
        Confidence confidence,
        LocalDate retrieved,
        List<String> opens) {

    record ConditionView(String operator, String key, String value) {}

    static Stream<PermissionView> each(Permission permission) {
        List<ConditionView> conditions = permission.conditions().stream()
                .map(it -> new ConditionView(it.operator().text(), it.key().name(), it.value()))
                .toList();
        List<String> opens = permission.opens().stream().map(Remark::detail).toList();
        return permission.actions().stream()
                .map(action -> new PermissionView(
                        action.text(),
                        permission.resource().text(),
                        permission.needsKey(),
                        conditions,
                        new TreeSet<>(permission.profiles()),
                        new TreeSet<>(permission.operations()),
                        new TreeSet<>(permission.access()),
                        permission.source(),
                        permission.confidence(),
                        permission.retrieved(),
                        opens));
    }
}
