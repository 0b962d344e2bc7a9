package io.gatehouse.policy;

import io.gatehouse.catalog.ConditionTemplate;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.PermissionResource;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ConditionOperator;
import io.gatehouse.iam.ResourcePattern;
import java.util.ArrayList;
import java.util.List;

/** What the permissions of the catalogue become for the associations of one intent. */
final class PermissionRendering {

    private final AssociationIntent intent;
    private final ResourcePattern instance;

    PermissionRendering(AssociationIntent intent) {
        this.intent = intent;
        this.instance = ResourcePattern.of(intent.instance().arn());
    }

    ResourcePattern resource(PermissionResource resource, AssociationGrant grant) {
        return switch (resource.form()) {
            case INSTANCE -> instance;
            case TARGET -> ResourcePattern.of(grant.target().orElseThrow());
            case KMS_KEY -> ResourcePattern.of(grant.kmsKey().orElseThrow().arn());
            case SERVICE_LINKED_ROLE -> intent.serviceLinkedRole().pattern();
            case ANY -> ResourcePattern.ANY;
            case TEMPLATE -> new ResourcePattern(new GrantValues(intent, grant).fill(resource.template()));
        };
    }

    List<Condition> conditions(Permission permission, AssociationGrant grant) {
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
}
