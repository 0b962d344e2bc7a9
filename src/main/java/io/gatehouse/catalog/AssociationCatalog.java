package io.gatehouse.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every kind of association that Gatehouse knows, in one version. */
public final class AssociationCatalog {

    private final String version;
    private final Map<String, AssociationType> types;

    public AssociationCatalog(String version, List<AssociationType> types) {
        this.version = version;
        this.types = new LinkedHashMap<>();
        for (AssociationType type : types) {
            if (this.types.put(type.kind(), type) != null) {
                throw new IllegalArgumentException("kind " + type.kind() + " stands twice in the catalogue");
            }
        }
    }

    public String version() {
        return version;
    }

    public List<AssociationType> types() {
        return List.copyOf(types.values());
    }

    public Optional<AssociationType> find(String kind) {
        return Optional.ofNullable(types.get(kind));
    }
}
