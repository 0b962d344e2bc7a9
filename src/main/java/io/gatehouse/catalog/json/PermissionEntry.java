package io.gatehouse.catalog.json;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.ConditionTemplate;
import io.gatehouse.catalog.Confidence;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.PermissionResource;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.Source;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.ConditionKey;
import io.gatehouse.iam.ConditionOperator;
import io.gatehouse.iam.Sid;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A permission as the data file has it. */
record PermissionEntry(
        String concern,
        String resource,
        @Nullable Boolean needsKey,
        List<String> actions,
        @Nullable List<ConditionEntry> conditions,
        Set<Profile> profiles,
        Set<Operation> operations,
        Set<Access> access,
        Source source,
        Confidence confidence,
        LocalDate retrieved,
        @Nullable List<String> opens) {

    Permission toPermission(SharedData shared) {
        PermissionResource on = PermissionResource.parse(resource);
        return new Permission(
                new Sid(concern),
                on,
                on.is(PermissionResource.Form.KMS_KEY) || Boolean.TRUE.equals(needsKey),
                actions.stream().map(ActionPattern::new).toList(),
                templates(conditions),
                profiles,
                operations,
                access,
                source,
                confidence,
                retrieved,
                opens == null ? List.of() : shared.remarks(opens));
    }

    static List<ConditionTemplate> templates(@Nullable List<ConditionEntry> entries) {
        return entries == null
                ? List.of()
                : entries.stream().map(ConditionEntry::toTemplate).toList();
    }

    record ConditionEntry(String operator, String key, String value) {

        ConditionTemplate toTemplate() {
            return new ConditionTemplate(ConditionOperator.parse(operator), new ConditionKey(key), value);
        }
    }
}
