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

/** A permission as the data file has it. */
record PermissionEntry(
        String concern,
        PermissionResource resource,
        List<String> actions,
        List<ConditionEntry> conditions,
        Set<Profile> profiles,
        Set<Operation> operations,
        Set<Access> access,
        Source source,
        Confidence confidence,
        LocalDate retrieved) {

    Permission toPermission() {
        return new Permission(
                new Sid(concern),
                resource,
                actions.stream().map(ActionPattern::new).toList(),
                conditions.stream().map(ConditionEntry::toTemplate).toList(),
                profiles,
                operations,
                access,
                source,
                confidence,
                retrieved);
    }

    record ConditionEntry(String operator, String key, String value) {

        ConditionTemplate toTemplate() {
            return new ConditionTemplate(ConditionOperator.parse(operator), new ConditionKey(key), value);
        }
    }
}
