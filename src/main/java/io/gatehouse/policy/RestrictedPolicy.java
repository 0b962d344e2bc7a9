package io.gatehouse.policy;

import io.gatehouse.catalog.ConditionTemplate;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.PermissionResource;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ConditionKey;
import io.gatehouse.iam.ConditionOperator;
import io.gatehouse.iam.ResourcePattern;
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
    private final ResourcePattern instance;
    private final SortedMap<Sid, Concern> concerns = new TreeMap<>();

    private RestrictedPolicy(AssociationIntent intent) {
        this.intent = intent;
        this.instance = ResourcePattern.of(intent.instance().arn());
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
                                resource(permission.resource(), grant),
                                conditions(permission, grant),
                                permission.resource().is(PermissionResource.Form.INSTANCE));
            }
        }
    }

    private ResourcePattern resource(PermissionResource resource, AssociationGrant grant) {
        return switch (resource.form()) {
            case INSTANCE -> instance;
            case TARGET -> ResourcePattern.of(grant.target().orElseThrow());
            case KMS_KEY -> ResourcePattern.of(grant.kmsKey().orElseThrow().arn());
            case SERVICE_LINKED_ROLE -> intent.serviceLinkedRole().pattern();
            case ANY -> ResourcePattern.ANY;
            case TEMPLATE -> new ResourcePattern(new GrantValues(intent, grant).fill(resource.template()));
        };
    }

    private List<Condition> conditions(Permission permission, AssociationGrant grant) {
        List<Condition> conditions = new ArrayList<>(permission.conditions().size());
        for (ConditionTemplate template : permission.conditions()) {
            conditions.add(condition(template, grant));
        }
        return conditions;
    }

    private Condition condition(ConditionTemplate template, AssociationGrant grant) {
        ConditionOperator operator = template.operator();
        return switch (template.placeholder()) {
            case STORAGE_RESOURCE_TYPES -> new Condition(operator, template.key(), names(grant));
            case TARGET_ACCOUNT ->
                new Condition(operator, template.key(), grant.targetAccount().digits());
            case SERVICE_LINKED_ROLE ->
                new Condition(
                        intent.serviceLinkedRole().exact() ? operator : ConditionOperator.STRING_LIKE,
                        template.key(),
                        intent.serviceLinkedRole().pattern().text());
            case NONE ->
                new Condition(
                        operator,
                        template.key(),
                        template.literal(intent.instance().partition().id()));
        };
    }

    private static List<String> names(AssociationGrant grant) {
        List<String> names = new ArrayList<>(grant.storageResourceTypes().size());
        for (StorageResourceType type : grant.storageResourceTypes()) {
            names.add(type.name());
        }
        return names;
    }

    private Optional<Condition> expiry() {
        return intent.expiresAt()
                .map(at -> new Condition(ConditionOperator.DATE_LESS_THAN, CURRENT_TIME, at.toString()));
    }
}
