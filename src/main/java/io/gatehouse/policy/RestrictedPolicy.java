package io.gatehouse.policy;

import io.gatehouse.catalog.Permission;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ConditionKey;
import io.gatehouse.iam.ConditionOperator;
import io.gatehouse.iam.Sid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Renders the permissions of each association and merges them where that widens nothing: an action of one concern with
 * the same conditions has all its resources in one statement; on the instance it has all values of its one condition.
 */
final class RestrictedPolicy {

    private static final ConditionKey CURRENT_TIME = new ConditionKey("aws:CurrentTime");

    private final AssociationIntent intent;
    private final PermissionRendering rendering;
    private final SortedMap<Sid, Concern> concerns = new TreeMap<>();

    private RestrictedPolicy(AssociationIntent intent) {
        this.intent = intent;
        this.rendering = new PermissionRendering(intent);
    }

    static List<ReasonedStatement> of(AssociationIntent intent) {
        var policy = new RestrictedPolicy(intent);
        List<AssociationGrant> grants = intent.associations();
        for (int i = 0; i < grants.size(); i++) {
            policy.add(i, grants.get(i));
        }
        List<ReasonedStatement> statements = new ArrayList<>();
        Optional<Condition> expiry = policy.expiry();
        policy.concerns.values().forEach(concern -> concern.render(expiry, statements));
        statements.sort(Comparator.comparing(ReasonedStatement::sid));
        return statements;
    }

    private void add(int index, AssociationGrant grant) {
        boolean encrypted = grant.kmsKey().isPresent();
        for (Permission permission : grant.type().permissions()) {
            if (permission.appliesTo(intent.profile(), intent.operations(), intent.access(), encrypted)) {
                concerns.computeIfAbsent(permission.concern(), Concern::new)
                        .add(
                                index,
                                permission,
                                rendering.resource(permission.resource(), grant),
                                rendering.conditions(permission, grant));
            }
        }
    }

    private Optional<Condition> expiry() {
        return intent.expiresAt()
                .map(at -> new Condition(ConditionOperator.DATE_LESS_THAN, CURRENT_TIME, at.toString()));
    }
}
