package io.gatehouse.catalog;

import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.Sid;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Actions that an association needs on one resource, for one concern, with where we know it from.
 *
 * @param concern the statement it goes into, as the beginning of its Sid
 */
public record Permission(
        Sid concern,
        PermissionResource resource,
        List<ActionPattern> actions,
        List<ConditionTemplate> conditions,
        Set<Profile> profiles,
        Set<Operation> operations,
        Set<Access> access,
        Source source,
        Confidence confidence,
        LocalDate retrieved) {

    public Permission {
        actions = List.copyOf(actions);
        conditions = List.copyOf(conditions);
        profiles = Set.copyOf(profiles);
        operations = Set.copyOf(operations);
        access = Set.copyOf(access);
        if (actions.isEmpty() || profiles.isEmpty() || operations.isEmpty() || access.isEmpty()) {
            throw new IllegalArgumentException("a permission without actions or that never applies: " + concern);
        }
        if (resource == PermissionResource.INSTANCE && conditions.size() > 1) {
            throw new IllegalArgumentException("statements on the instance merge on one condition only: " + concern);
        }
    }

    public boolean appliesTo(Profile profile, Set<Operation> wanted, Access from) {
        if (!profiles.contains(profile) || !access.contains(from)) {
            return false;
        }
        for (Operation operation : wanted) {
            if (operations.contains(operation)) {
                return true;
            }
        }
        return false;
    }
}
