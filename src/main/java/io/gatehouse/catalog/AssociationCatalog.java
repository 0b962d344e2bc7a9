package io.gatehouse.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every kind of association that Gatehouse knows, in one version. */
public final class AssociationCatalog {

    private final List<CatalogChange> changelog;
    private final Map<Source, Page> pages;
    private final Map<String, Map<String, AssociationType>> kinds = new LinkedHashMap<>();
    private final List<AssociationType> types;

    /**
     * @param changelog the newest first; its version is the catalogue's
     * @param pages what each source is, where it is a page
     */
    public AssociationCatalog(List<CatalogChange> changelog, Map<Source, Page> pages, List<AssociationType> types) {
        this.changelog = List.copyOf(changelog);
        this.pages = Map.copyOf(pages);
        for (AssociationType type : types) {
            TypeRules.check(type);
            Map<String, AssociationType> kind = kinds.computeIfAbsent(type.kind(), it -> new LinkedHashMap<>());
            if (kind.put(type.integrationType().orElse(""), type) != null) {
                throw new IllegalArgumentException(type.name() + " stands twice in the catalogue");
            }
            if (kind.containsKey("") && kind.size() > 1) {
                throw new IllegalArgumentException(type.kind() + " stands with and without integration types");
            }
        }
        this.types =
                kinds.values().stream().flatMap(kind -> kind.values().stream()).toList();
    }

    public String version() {
        return changelog.get(0).version();
    }

    public List<CatalogChange> changelog() {
        return changelog;
    }

    public Optional<Page> page(Source source) {
        return Optional.ofNullable(pages.get(source));
    }

    public List<String> kinds() {
        return List.copyOf(kinds.keySet());
    }

    public List<AssociationType> types() {
        return types;
    }

    /** One for most kinds, one for each integration type, none for a kind that is not known. */
    public List<AssociationType> types(String kind) {
        return List.copyOf(kinds.getOrDefault(kind, Map.of()).values());
    }
}
