package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.PermissionResource.Form;
import io.gatehouse.catalog.Profile;
import io.gatehouse.iam.ActionPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The calls that AWS's examples allow and that no association needs. */
final class ExampleExtras {

    private static final String LISTS = "LISTS_";

    private ExampleExtras() {}

    static List<NearMiss> of(AssociationIntent intent) {
        List<NearMiss> extras = new ArrayList<>();
        var type = intent.associations().get(0).type();
        String code = type.example().orElseThrow().leaks().stream()
                .map(leak -> leak.code())
                .filter(it -> it.startsWith(LISTS))
                .findFirst()
                .orElse("ANY_RESOURCE");
        for (Permission permission : type.permissions()) {
            if (permission.profiles().contains(Profile.AWS_EXAMPLE)
                    && permission.resource().is(Form.ANY)) {
                for (ActionPattern action : permission.actions()) {
                    extras.add(new NearMiss(
                            code,
                            action.text() + " beyond what the association needs",
                            new AccessRequest(action.text(), "*", Map.of())));
                }
            }
        }
        return extras;
    }
}
