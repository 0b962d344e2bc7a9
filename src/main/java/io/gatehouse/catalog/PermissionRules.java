package io.gatehouse.catalog;

import io.gatehouse.catalog.PermissionResource.Form;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.Sid;
import java.util.List;

/** What no permission of the catalogue may be, whatever its source. */
final class PermissionRules {

    /** The one statement of actions without resource-level permissions. */
    private static final String ANY_RESOURCE = "AnyResource";

    private PermissionRules() {}

    static void check(
            Sid concern, PermissionResource resource, List<ActionPattern> actions, List<ConditionTemplate> conditions) {
        require(!actions.isEmpty(), concern, "has no action");
        require(!Character.isDigit(concern.value().charAt(concern.value().length() - 1)), concern, "ends with a digit");
        require(
                resource.is(Form.ANY) == concern.value().equals(ANY_RESOURCE),
                concern,
                "actions on * and no others stand in the concern " + ANY_RESOURCE);
        require(!resource.is(Form.ANY) || conditions.isEmpty(), concern, "has a condition on *");
        require(
                !resource.is(Form.INSTANCE) || conditions.size() < 2,
                concern,
                "statements on the instance merge on one condition only");
        for (ActionPattern action : actions) {
            require(!action.hasWildcard(), concern, action + " has a wildcard");
            require(
                    !writesIam(action) || resource.is(Form.SERVICE_LINKED_ROLE),
                    concern,
                    action + " is granted on something else than the service-linked role");
        }
    }

    private static boolean writesIam(ActionPattern action) {
        return action.text().startsWith("iam:") && !action.text().startsWith("iam:Get");
    }

    private static void require(boolean holds, Sid concern, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("permission " + concern + ": " + otherwise);
        }
    }
}
