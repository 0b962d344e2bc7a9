package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Profile;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls that the associations of an intent need, one for each storage type and each resource. */
final class NeededCalls {

    static final String CURRENT_TIME = "aws:currenttime";

    private static final String SAMPLE = "example";

    private final AssociationIntent intent;
    private final PermissionRendering rendering;
    private final List<NeededCall> calls = new ArrayList<>();

    private NeededCalls(AssociationIntent intent) {
        this.intent = intent;
        this.rendering = new PermissionRendering(intent);
    }

    /** Of AWS's examples, what LEAST_PRIVILEGE finds needed. */
    static List<NeededCall> of(AssociationIntent intent) {
        var needed = new NeededCalls(intent);
        Profile profile = intent.profile() == Profile.AWS_EXAMPLE ? Profile.LEAST_PRIVILEGE : intent.profile();
        for (int i = 0; i < intent.associations().size(); i++) {
            AssociationGrant grant = intent.associations().get(i);
            for (Permission permission : grant.type().permissions()) {
                if (permission.appliesTo(
                        profile,
                        intent.operations(),
                        intent.access(),
                        grant.kmsKey().isPresent())) {
                    needed.add(i, grant, permission);
                }
            }
        }
        return needed.calls;
    }

    private void add(int association, AssociationGrant grant, Permission permission) {
        String resource = rendering.resource(permission.resource(), grant).text();
        String one = resource.equals("*") ? resource : resource.replace("*", SAMPLE);
        for (Map<String, List<String>> context : contexts(rendering.conditions(permission, grant))) {
            for (ActionPattern action : permission.actions()) {
                calls.add(new NeededCall(association, permission, new AccessRequest(action.text(), one, context)));
            }
        }
    }

    /** Several values of one condition are several calls. */
    private List<Map<String, List<String>>> contexts(List<Condition> conditions) {
        Map<String, List<String>> base = new TreeMap<>();
        intent.expiresAt()
                .ifPresent(end -> base.put(
                        CURRENT_TIME, List.of(end.minus(Duration.ofSeconds(1)).toString())));
        List<Map<String, List<String>>> contexts = List.of(base);
        for (Condition condition : conditions) {
            List<Map<String, List<String>>> more = new ArrayList<>();
            for (Map<String, List<String>> context : contexts) {
                for (String value : condition.values()) {
                    Map<String, List<String>> with = new TreeMap<>(context);
                    with.put(condition.key().normalised(), List.of(value.replace("*", SAMPLE)));
                    more.add(with);
                }
            }
            contexts = more;
        }
        return contexts;
    }
}
