package io.gatehouse.policy;

import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.PermissionResource.Form;
import io.gatehouse.catalog.Remark;
import io.gatehouse.iam.ActionPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What single permissions open beyond the associations, each said once. */
final class WidePermissions {

    private final AssociationIntent intent;
    private final Set<String> onAnyResource = new TreeSet<>();
    private final Set<Integer> withAnyResource = new LinkedHashSet<>();
    private final Map<Remark, Set<Integer>> openings = new LinkedHashMap<>();

    private WidePermissions(AssociationIntent intent) {
        this.intent = intent;
    }

    static void addTo(List<Warning> warnings, AssociationIntent intent) {
        var wide = new WidePermissions(intent);
        for (int i = 0; i < intent.associations().size(); i++) {
            wide.collect(i, intent.associations().get(i));
        }
        wide.openings.forEach((opening, associations) ->
                warnings.add(new Warning(opening.code(), opening.detail(), new ArrayList<>(associations))));
        wide.anyResource(warnings);
    }

    private void collect(int association, AssociationGrant grant) {
        for (Permission permission : grant.type().permissions()) {
            if (!permission.goesFurther()
                    || !permission.appliesTo(
                            intent.profile(),
                            intent.operations(),
                            intent.access(),
                            grant.kmsKey().isPresent())) {
                continue;
            }
            if (permission.resource().is(Form.ANY)) {
                permission.actions().stream().map(ActionPattern::text).forEach(onAnyResource::add);
                withAnyResource.add(association);
            }
            for (Remark opening : permission.opens()) {
                openings.computeIfAbsent(opening, it -> new LinkedHashSet<>()).add(association);
            }
        }
    }

    private void anyResource(List<Warning> warnings) {
        if (!onAnyResource.isEmpty()) {
            warnings.add(new Warning(
                    "ANY_RESOURCE",
                    "IAM cannot restrict these actions to a resource, they are granted on *: "
                            + onAnyResource.stream().collect(Collectors.joining(", ")),
                    new ArrayList<>(withAnyResource)));
        }
    }
}
