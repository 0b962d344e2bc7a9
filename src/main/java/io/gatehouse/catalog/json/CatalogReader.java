package io.gatehouse.catalog.json;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the catalogue that ships with Gatehouse, and refuses one that is not entirely understood. */
public final class CatalogReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CatalogReader() {}

    public static AssociationCatalog shipped() {
        return read(Folder.SHIPPED);
    }

    /** @throws RuntimeException if a member is unknown, missing or of a value that the catalogue does not have */
    public static AssociationCatalog read(Folder folder) {
        CatalogFile common = read(folder, "catalog.json", CatalogFile.class);
        SharedData shared = SharedData.of(common);
        List<AssociationType> types = common.kinds().stream()
                .map(name ->
                        read(folder, "kinds/" + name + ".json", KindFile.class).toType(shared))
                .toList();
        return new AssociationCatalog(common.changelog(), common.pages(), types);
    }

    private static <T> T read(Folder folder, String name, Class<T> type) {
        try (InputStream in = folder.open(name)) {
            return MAPPER.readValue(in, type);
        } catch (IOException | JacksonException e) {
            throw new IllegalArgumentException("cannot read the catalogue's " + name, e);
        }
    }
}
