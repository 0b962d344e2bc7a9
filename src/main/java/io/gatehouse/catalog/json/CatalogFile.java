package io.gatehouse.catalog.json;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.AssociationType.Remark;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Restrictability;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.catalog.TargetFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shape of the data file. Kinds include sets of permissions that they share. */
record CatalogFile(String version, Map<String, List<PermissionEntry>> permissionSets, List<KindEntry> kinds) {

    AssociationCatalog toCatalog() {
        return new AssociationCatalog(
                version, kinds.stream().map(kind -> kind.toType(permissionSets)).toList());
    }

    record KindEntry(
            String kind,
            Restrictability restrictability,
            List<StorageEntry> storageResourceTypes,
            TargetEntry target,
            List<Remark> warnings,
            List<Remark> preconditions,
            boolean encryptable,
            @Nullable ExampleEntry example,
            List<String> includes,
            List<PermissionEntry> permissions) {

        AssociationType toType(Map<String, List<PermissionEntry>> sets) {
            List<Permission> all = new ArrayList<>();
            for (String include : includes) {
                List<PermissionEntry> set = sets.get(include);
                if (set == null) {
                    throw new IllegalArgumentException(kind + " includes the unknown permission set " + include);
                }
                set.forEach(entry -> all.add(entry.toPermission()));
            }
            permissions.forEach(entry -> all.add(entry.toPermission()));
            Map<StorageResourceType, String> deprecated = new HashMap<>();
            for (StorageEntry entry : storageResourceTypes) {
                if (entry.deprecated() != null) {
                    deprecated.put(new StorageResourceType(entry.name()), entry.deprecated());
                }
            }
            return new AssociationType(
                    kind,
                    restrictability,
                    storageResourceTypes.stream()
                            .map(entry -> new StorageResourceType(entry.name()))
                            .toList(),
                    deprecated,
                    target.toFormat(),
                    warnings,
                    preconditions,
                    encryptable,
                    Optional.ofNullable(example).map(ExampleEntry::toExample),
                    all);
        }
    }

    record StorageEntry(String name, @Nullable String deprecated) {}

    record TargetEntry(String arnFormat, String service, boolean regional, List<RuleEntry> rules) {

        TargetFormat toFormat() {
            return new TargetFormat(
                    arnFormat,
                    service,
                    regional,
                    rules.stream()
                            .map(rule -> new TargetFormat.Rule(Pattern.compile(rule.matches()), rule.says()))
                            .toList());
        }
    }

    record RuleEntry(String matches, String says) {}
}
