package io.gatehouse.catalog.json;

import io.gatehouse.catalog.PublishedExample;
import io.gatehouse.catalog.PublishedExample.StatementTemplate;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.catalog.Template;
import io.gatehouse.catalog.json.PermissionEntry.ConditionEntry;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.Sid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** AWS's example for a kind as the data file has it. */
record ExampleEntry(@Nullable String storageResourceType, List<StatementEntry> statements, List<String> leaks) {

    PublishedExample toExample(SharedData shared) {
        return new PublishedExample(
                Optional.ofNullable(storageResourceType).map(StorageResourceType::new),
                statements.stream().map(StatementEntry::toTemplate).toList(),
                shared.remarks(leaks));
    }

    record StatementEntry(
            String sid,
            List<String> actions,
            List<String> resources,
            @Nullable List<ConditionEntry> conditions) {

        StatementTemplate toTemplate() {
            return new StatementTemplate(
                    new Sid(sid),
                    actions.stream().map(ActionPattern::new).toList(),
                    resources.stream().map(Template::new).toList(),
                    PermissionEntry.templates(conditions));
        }
    }
}
