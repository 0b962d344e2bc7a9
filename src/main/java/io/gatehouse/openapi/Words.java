package io.gatehouse.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What the code cannot say of itself: the file {@code openapi/description.yaml}. */
record Words(ObjectNode file) {

    private static final String FILE = "/openapi/description.yaml";

    static Words shipped() {
        try (InputStream in = Words.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The classpath lacks " + FILE);
            }
            Object read = new Yaml().load(in);
            return new Words(Json31.mapper().valueToTree(read));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    ObjectNode section(String name) {
        if (!(file.get(name) instanceof ObjectNode section)) {
            throw new IllegalStateException(FILE + " has no section " + name);
        }
        return section;
    }

    Stream<Map.Entry<String, ObjectNode>> entries(String name) {
        return section(name).properties().stream()
                .map(entry -> Map.entry(entry.getKey(), (ObjectNode) entry.getValue()));
    }
}
