package io.gatehouse.catalog;

import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.Sid;
import java.util.List;
import java.util.Optional;

/**
 * The policy that AWS's page on restricting associations shows for a kind, with placeholders for the caller's values,
 * and what it allows beyond the association.
 *
 * @param storageResourceType the one storage type that the page shows, if the kind stores something
 */
public record PublishedExample(
        Optional<StorageResourceType> storageResourceType, List<StatementTemplate> statements, List<Remark> leaks) {

    /** A statement whose resources may hold {@code ${instance}}, {@code ${target}} and their parts. */
    public record StatementTemplate(
            Sid sid, List<ActionPattern> actions, List<Template> resources, List<ConditionTemplate> conditions) {

        public StatementTemplate {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
            conditions = List.copyOf(conditions);
        }
    }

    public PublishedExample {
        statements = List.copyOf(statements);
        leaks = List.copyOf(leaks);
    }

    /** Whether it grants something on the account's roles of Connect. */
    public boolean namesServiceLinkedRoles() {
        return statements.stream()
                .flatMap(statement -> statement.resources().stream())
                .anyMatch(resource -> resource.text().contains(":role/aws-service-role/"));
    }
}
