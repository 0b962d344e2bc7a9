package io.gatehouse.openapi;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a description has no words or no example for. */
final class Silences {

    private final List<String> found = new ArrayList<>();

    Silences(JsonNode document) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operation(method.getKey() + " " + path.getKey(), method.getValue())));
        document.at("/components/schemas").properties().forEach(it -> schema(it.getKey(), it.getValue()));
    }

    List<String> found() {
        return found;
    }

    private void operation(String name, JsonNode operation) {
        for (String member : List.of("summary", "description", "operationId", "security", "tags")) {
            require(name, operation, member);
        }
        for (JsonNode parameter : operation.path("parameters")) {
            require(name + " " + parameter.path("name"), parameter, "description");
        }
        operation.path("requestBody").path("content").forEach(content -> require(name, content, "examples"));
        operation.path("responses").properties().stream()
                .filter(response -> !response.getValue().has("$ref"))
                .forEach(response -> {
                    require(name + " " + response.getKey(), response.getValue(), "description");
                    response.getValue()
                            .path("content")
                            .forEach(content -> require(name + " " + response.getKey(), content, "examples"));
                });
    }

    private void schema(String name, JsonNode schema) {
        require(name, schema, "description");
        schema.path("properties").properties().stream()
                .filter(member ->
                        !member.getValue().has("$ref") && !member.getValue().has("anyOf"))
                .forEach(member -> require(name + "." + member.getKey(), member.getValue(), "description"));
    }

    private void require(String name, JsonNode node, String member) {
        if (node.path(member).isMissingNode()
                || node.path(member).isEmpty() && node.path(member).isContainer()) {
            found.add(name + " has no " + member);
        }
    }
}
