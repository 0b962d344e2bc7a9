package io.gatehouse.catalog.web;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.CatalogChange;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the catalogue, and explains one kind of it. */
@RestController
@RequestMapping(path = "/api/v1/association-types", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.ASSOCIATIONS_READ)
class AssociationTypesController {

    record Catalogue(String catalogVersion, List<CatalogChange> changelog, List<KindView> items) {}

    record Explained(String catalogVersion, String kind, List<KindExplanation> items) {}

    private final AssociationCatalog catalog;
    private final Catalogue catalogue;

    AssociationTypesController(AssociationCatalog catalog) {
        this.catalog = catalog;
        this.catalogue = new Catalogue(
                catalog.version(),
                catalog.changelog(),
                catalog.types().stream()
                        .map(type -> KindView.of(type, permission -> true))
                        .toList());
    }

    @GetMapping
    Catalogue list() {
        return catalogue;
    }

    @GetMapping("/{kind}")
    Explained explain(
            @PathVariable String kind,
            @RequestParam Optional<String> integrationType,
            @RequestParam Optional<Operation> operation,
            @RequestParam Optional<Profile> profile,
            @RequestParam Optional<Access> access) {
        PermissionFilter wanted = new PermissionFilter(operation, profile, access);
        List<KindExplanation> explained = wanted.those(types(kind, integrationType)).stream()
                .map(type -> KindExplanation.of(type, catalog, wanted))
                .toList();
        return new Explained(catalog.version(), kind, explained);
    }

    private List<AssociationType> types(String kind, Optional<String> integrationType) {
        List<AssociationType> types = catalog.types(kind);
        if (types.isEmpty()) {
            throw ProblemException.of(
                    ProblemType.NOT_FOUND,
                    "There is no such kind; there are " + String.join(", ", catalog.kinds()) + ".");
        }
        if (integrationType.isEmpty()) {
            return types;
        }
        List<AssociationType> found = types.stream()
                .filter(type -> type.integrationType().equals(integrationType))
                .toList();
        if (found.isEmpty()) {
            throw ProblemException.parameter("integrationType", "unreadable", accepted(kind, types));
        }
        return found;
    }

    private static String accepted(String kind, List<AssociationType> types) {
        List<String> known =
                types.stream().flatMap(type -> type.integrationType().stream()).toList();
        return known.isEmpty()
                ? kind + " has no integration types; accepted: leave it out."
                : "integrationType is one of " + known + ".";
    }
}
