package io.gatehouse.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.catalog.AssociationCatalog;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Completes what was generated from the controllers; the result is the same whatever order they were found in. */
class ApiDescription implements GlobalOpenApiCustomizer {

    private final Words words;
    private final AssociationCatalog catalog;
    private final String tokenUrl;

    ApiDescription(Words words, AssociationCatalog catalog, String tokenUrl) {
        this.words = words;
        this.catalog = catalog;
        this.tokenUrl = tokenUrl;
    }

    @Override
    public void customise(OpenAPI generated) {
        ObjectNode tree = Json31.mapper().valueToTree(generated);
        Renaming.of(words).apply(tree);
        ObjectNode components = Json31.mapper().createObjectNode();
        components.set("schemas", new Schemas(words, catalog).complete((ObjectNode)
                        tree.path("components").path("schemas")));
        components.set("headers", words.section("headers"));
        components.set("examples", Problems.examples());
        components.set("responses", Problems.anyOther());
        components.set("securitySchemes", SecuritySchemes.with(tokenUrl));
        ObjectNode document = Json31.mapper().createObjectNode();
        document.put("openapi", "3.1.0");
        document.set("info", words.section("info"));
        document.set("servers", words.file().get("servers"));
        document.set("tags", words.file().get("tags"));
        document.set("paths", new Operations(words, Examples.shipped()).complete((ObjectNode) tree.get("paths")));
        document.set("components", components);
        replace(generated, read(document));
    }

    private static OpenAPI read(ObjectNode document) {
        try {
            return Json31.mapper().treeToValue(document, OpenAPI.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("The completed description is no OpenAPI document", unreadable);
        }
    }

    private static void replace(OpenAPI old, OpenAPI described) {
        old.info(described.getInfo())
                .servers(described.getServers())
                .tags(described.getTags())
                .paths(described.getPaths())
                .components(described.getComponents());
    }
}
