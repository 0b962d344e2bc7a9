package io.gatehouse.catalog.web;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Confidence;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.Restrictability;
import io.gatehouse.catalog.Source;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.catalog.TargetFormat;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the catalogue. */
@RestController
@RequestMapping("/api/v1/association-types")
@RequiresScope(Scope.ASSOCIATIONS_READ)
class AssociationTypesController {

    record Catalogue(String catalogVersion, List<Kind> items) {}

    record Kind(
            String kind,
            List<String> storageResourceTypes,
            Restrictability restrictability,
            @Nullable String targetArnFormat,
            List<PermissionView> permissions,
            boolean supported) {

        static Kind of(AssociationType type) {
            return new Kind(
                    type.kind(),
                    type.storageResourceTypes().stream()
                            .map(StorageResourceType::name)
                            .toList(),
                    type.restrictability(),
                    type.target().map(TargetFormat::arnFormat).orElse(null),
                    type.permissions().stream().flatMap(PermissionView::each).toList(),
                    type.ended().isEmpty());
        }
    }

    record PermissionView(
            String action,
            String resource,
            List<ConditionView> conditions,
            SortedSet<Profile> profiles,
            SortedSet<Operation> operations,
            SortedSet<Access> access,
            Source source,
            Confidence confidence,
            LocalDate retrieved) {

        static Stream<PermissionView> each(Permission permission) {
            List<ConditionView> conditions = permission.conditions().stream()
                    .map(it -> new ConditionView(it.operator().text(), it.key().name(), it.value()))
                    .toList();
            return permission.actions().stream()
                    .map(action -> new PermissionView(
                            action.text(),
                            permission.resource().text(),
                            conditions,
                            new TreeSet<>(permission.profiles()),
                            new TreeSet<>(permission.operations()),
                            new TreeSet<>(permission.access()),
                            permission.source(),
                            permission.confidence(),
                            permission.retrieved()));
        }
    }

    record ConditionView(String operator, String key, String value) {}

    private final Catalogue catalogue;

    AssociationTypesController(AssociationCatalog catalog) {
        this.catalogue = new Catalogue(
                catalog.version(), catalog.types().stream().map(Kind::of).toList());
    }

    @GetMapping
    Catalogue list() {
        return catalogue;
    }
}
