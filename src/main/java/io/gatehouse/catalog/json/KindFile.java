package io.gatehouse.catalog.json;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.Ending;
import io.gatehouse.catalog.Explanation;
import io.gatehouse.catalog.NamedTarget;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Page;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Reach;
import io.gatehouse.catalog.Restrictability;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.catalog.TargetFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The data file of one kind. What a kind does not have is left out. */
record KindFile(
        String kind,
        @Nullable String integrationType,
        String about,
        String restricts,
        @Nullable List<String> disagreements,
        List<Page> pages,
        Map<Operation, ReachEntry> operations,
        @Nullable Ending ended,
        @Nullable List<StorageEntry> storageResourceTypes,
        @Nullable TargetEntry target,
        @Nullable NamedEntry named,
        @Nullable Encryption encryption,
        @Nullable List<String> warnings,
        @Nullable List<String> preconditions,
        @Nullable ExampleEntry example,
        @Nullable List<String> includes,
        List<PermissionEntry> permissions) {

    record ReachEntry(
            Restrictability restrictability, @Nullable List<String> opens) {}

    record StorageEntry(String name, @Nullable String deprecated) {}

    record TargetEntry(String arnFormat, String service, boolean regional, boolean required, List<RuleEntry> rules) {

        TargetFormat toFormat() {
            return TargetFormat.of(arnFormat, service, regional, required, compiled(rules));
        }
    }

    record NamedEntry(NamedTarget.Member member, List<RuleEntry> rules) {

        NamedTarget toTarget() {
            return new NamedTarget(member, compiled(rules));
        }
    }

    record RuleEntry(String matches, String says) {}

    AssociationType toType(SharedData shared) {
        Map<Operation, Reach> reaches = new TreeMap<>();
        operations.forEach((operation, entry) ->
                reaches.put(operation, new Reach(entry.restrictability(), shared.remarks(orNone(entry.opens())))));
        List<Permission> all = new ArrayList<>(shared.permissions(orNone(includes), operations.keySet()));
        permissions.forEach(entry -> all.add(entry.toPermission(shared)));
        return new AssociationType(
                kind,
                Optional.ofNullable(integrationType),
                new Explanation(about, restricts, orNone(disagreements), pages),
                new TreeMap<>(reaches),
                Optional.ofNullable(ended),
                orNone(storageResourceTypes).stream()
                        .map(entry -> new StorageResourceType(entry.name()))
                        .toList(),
                deprecated(),
                Optional.ofNullable(target).map(TargetEntry::toFormat),
                Optional.ofNullable(named).map(NamedEntry::toTarget),
                encryption == null ? Encryption.NONE : encryption,
                shared.remarks(orNone(warnings)),
                shared.remarks(orNone(preconditions)),
                Optional.ofNullable(example).map(entry -> entry.toExample(shared)),
                all);
    }

    private Map<StorageResourceType, String> deprecated() {
        return orNone(storageResourceTypes).stream()
                .filter(entry -> entry.deprecated() != null)
                .collect(Collectors.toMap(
                        entry -> new StorageResourceType(entry.name()), entry -> String.valueOf(entry.deprecated())));
    }

    private static List<TargetFormat.Rule> compiled(List<RuleEntry> entries) {
        return entries.stream()
                .map(entry -> new TargetFormat.Rule(Pattern.compile(entry.matches()), entry.says()))
                .toList();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
