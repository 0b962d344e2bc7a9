package io.gatehouse.catalog.json;

import io.gatehouse.catalog.AssociationCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the catalogue that ships with Gatehouse, and refuses one that is not entirely understood. */
public final class CatalogReader {

    private static final String RESOURCE = "/catalog/association-types.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CatalogReader() {}

    public static AssociationCatalog shipped() {
        try (InputStream in = CatalogReader.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue is not on the class path: " + RESOURCE);
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** @throws RuntimeException if a member is unknown, missing or of a value that the catalogue does not have */
    public static AssociationCatalog read(InputStream json) {
        return MAPPER.readValue(json, CatalogFile.class).toCatalog();
    }
}
