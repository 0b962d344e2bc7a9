package io.gatehouse.policy;

import io.gatehouse.catalog.ConditionTemplate;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.PermissionResource;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ConditionKey;
import io.gatehouse.iam.ConditionOperator;
import io.gatehouse.iam.ResourcePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders the permissions of each association and merges them where that widens nothing: statements of one concern with
 * the same conditions share their resources; statements on the instance share the values of their one condition.
 */
final class RestrictedPolicy {

    private static final ConditionKey CURRENT_TIME = new ConditionKey("aws:CurrentTime");

    private record Key(Permission permission, List<Condition> conditions) {}

    private final AssociationIntent intent;
    private final List<ResourcePattern> instance;
    private final Map<Key, StatementDraft> drafts = new HashMap<>();

    private RestrictedPolicy(AssociationIntent intent) {
        this.intent = intent;
        this.instance = List.of(ResourcePattern.of(intent.instance().arn()));
    }

    static List<ReasonedStatement> of(AssociationIntent intent) {
        var policy = new RestrictedPolicy(intent);
        List<AssociationGrant> grants = intent.associations();
        for (int i = 0; i < grants.size(); i++) {
            policy.add(i, grants.get(i));
        }
        return StatementDraft.name(policy.drafts.values(), policy.expiry());
    }

    private void add(int index, AssociationGrant grant) {
        for (Permission permission : grant.type().permissions()) {
            if (permission.appliesTo(intent.profile(), intent.operations(), intent.access())) {
                for (ResourcePattern resource : resources(permission.resource(), grant)) {
                    add(index, permission, resource, conditions(permission, grant));
                }
            }
        }
    }

    private void add(int index, Permission permission, ResourcePattern resource, List<Condition> conditions) {
        boolean sharesValues = permission.resource() == PermissionResource.INSTANCE;
        var key = new Key(permission, sharesValues ? List.of() : conditions);
        drafts.computeIfAbsent(key, it -> new StatementDraft(permission)).add(index, resource, conditions);
    }

    /** One resource, or none where the association has none of this sort. */
    private List<ResourcePattern> resources(PermissionResource resource, AssociationGrant grant) {
        return switch (resource) {
            case INSTANCE -> instance;
            case TARGET -> List.of(ResourcePattern.of(grant.target()));
            case KMS_KEY ->
                grant.kmsKey()
                        .map(key -> List.of(ResourcePattern.of(key.arn())))
                        .orElse(List.of());
            case SERVICE_LINKED_ROLE -> List.of(intent.serviceLinkedRole().pattern());
            case ANY -> List.of(ResourcePattern.ANY);
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
