package io.gatehouse.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import java.util.Map;
import java.util.TreeMap;

/** Calls schemas by the names that callers use, rather than by those of our classes. */
record Renaming(Map<String, String> names) {

    private static final String SCHEMAS = "#/components/schemas/";

    static Renaming of(Words words) {
        Map<String, String> names = new TreeMap<>();
        words.section("renamed")
                .properties()
                .forEach(entry -> names.put(entry.getKey(), entry.getValue().asText()));
        return new Renaming(names);
    }

    void apply(ObjectNode document) {
        ObjectNode components = (ObjectNode) document.path("components");
        ObjectNode renamed = Json31.mapper().createObjectNode();
        components.path("schemas").properties().forEach(schema -> {
            String name = names.getOrDefault(schema.getKey(), schema.getKey());
            if (renamed.has(name)) {
                throw new IllegalStateException("Two schemas are called " + name);
            }
            renamed.set(name, schema.getValue());
        });
        names.values().forEach(name -> {
            if (!renamed.has(name)) {
                throw new IllegalStateException("No schema is renamed to " + name);
            }
        });
        components.set("schemas", renamed);
        references(document);
    }

    private void references(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("$ref").asText("").startsWith(SCHEMAS)) {
            String name = object.get("$ref").asText().substring(SCHEMAS.length());
            object.put("$ref", SCHEMAS + names.getOrDefault(name, name));
        }
        node.forEach(this::references);
    }
}
