package io.gatehouse.catalog;

import java.time.LocalDate;
import java.util.List;

/** What a version of the catalogue brought. */
public record CatalogChange(String version, LocalDate date, List<String> changes) {

    public CatalogChange {
        changes = List.copyOf(changes);
    }
}
