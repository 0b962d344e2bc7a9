package io.gatehouse.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.StorageResourceType;
import io.swagger.v3.core.util.Json31;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Completes schemas with words, patterns, limits, and which members there always are. */
final class Schemas {

    private final Words words;
    private final AssociationCatalog catalog;

    Schemas(Words words, AssociationCatalog catalog) {
        this.words = words;
        this.catalog = catalog;
    }

    /** Those that were generated, and those that there are only words for, by name. */
    ObjectNode complete(ObjectNode generated) {
        TreeMap<String, ObjectNode> all = new TreeMap<>();
        generated.properties().forEach(entry -> all.put(entry.getKey(), (ObjectNode) entry.getValue()));
        words.entries("schemas").forEach(entry -> {
            ObjectNode known = all.get(entry.getKey());
            all.put(
                    entry.getKey(),
                    known == null ? entry.getValue().deepCopy() : described(entry.getKey(), known, entry.getValue()));
        });
        List<AssociationType> types = catalog.types();
        accept(all, "Kind", catalog.kinds());
        accept(
                all,
                "IntegrationType",
                types.stream().flatMap(type -> type.integrationType().stream()).toList());
        accept(
                all,
                "StorageResourceType",
                types.stream()
                        .flatMap(type -> type.storageResourceTypes().stream())
                        .map(StorageResourceType::name)
                        .distinct()
                        .sorted()
                        .toList());
        ObjectNode sorted = Json31.mapper().createObjectNode();
        all.forEach(sorted::set);
        return sorted;
    }

    private static void accept(Map<String, ObjectNode> schemas, String name, Collection<String> names) {
        ArrayNode values = Objects.requireNonNull(schemas.get(name), name).putArray("enum");
        names.forEach(values::add);
    }

    private static ObjectNode described(String name, ObjectNode schema, ObjectNode said) {
        ObjectNode members = (ObjectNode) schema.path("properties");
        said.path("properties").properties().forEach(entry -> {
            if (!members.has(entry.getKey())) {
                throw new IllegalStateException(name + " has no member " + entry.getKey());
            }
            members.set(entry.getKey(), member((ObjectNode) members.get(entry.getKey()), entry.getValue()));
        });
        ArrayNode required = Json31.mapper().createArrayNode();
        List<String> nullable =
                said.path("nullable").valueStream().map(JsonNode::asText).toList();
        if (said.has("required")) {
            required.addAll((ArrayNode) said.get("required"));
        } else {
            members.fieldNames().forEachRemaining(required::add);
        }
        nullable.forEach(member -> members.set(member, orNull((ObjectNode) members.get(member))));
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.set("description", said.get("description"));
        if (said.path("closed").asBoolean()) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    /** A reference takes the place of what was generated; anything else adds to it. */
    private static ObjectNode member(ObjectNode generated, JsonNode said) {
        if (said.has("$ref")) {
            return said.deepCopy();
        }
        said.properties().forEach(entry -> {
            if (entry.getKey().equals("items") && generated.path("items") instanceof ObjectNode items) {
                generated.set("items", member(items, entry.getValue()));
            } else {
                generated.set(entry.getKey(), entry.getValue());
            }
        });
        return generated;
    }

    private static ObjectNode orNull(ObjectNode member) {
        if (member.has("$ref")) {
            ObjectNode either = Json31.mapper().createObjectNode();
            if (member.has("description")) {
                either.set("description", member.remove("description"));
            }
            either.putArray("anyOf").add(member).addObject().put("type", "null");
            return either;
        }
        String type = member.get("type").asText();
        member.putArray("type").add(type).add("null");
        if (member.path("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        return member;
    }
}
