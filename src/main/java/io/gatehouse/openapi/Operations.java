package io.gatehouse.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.web.ProblemType;
import io.swagger.v3.core.util.Json31;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Completes operations with words, scopes, headers, problems and examples, in the order in which they are described. */
final class Operations {

    private static final String BASE = "/api/v1";
    private static final String NOT_MODIFIED = "304";

    private final Words words;
    private final Examples examples;

    Operations(Words words, Examples examples) {
        this.words = words;
        this.examples = examples;
    }

    ObjectNode complete(ObjectNode generated) {
        ObjectNode paths = Json31.mapper().createObjectNode();
        words.entries("paths").forEach(entry -> {
            String[] place = entry.getKey().split(" ", 2);
            String method = place[0].toLowerCase(Locale.ROOT);
            if (!(generated.path(BASE + place[1]).get(method) instanceof ObjectNode operation)) {
                throw new IllegalStateException("There is no operation " + entry.getKey());
            }
            paths.withObjectProperty(BASE + place[1]).set(method, operation(method, operation, entry.getValue()));
        });
        return paths;
    }

    private ObjectNode operation(String method, ObjectNode generated, ObjectNode said) {
        ObjectNode operation = Json31.mapper().createObjectNode();
        for (String name : List.of("tags", "operationId", "summary")) {
            operation.set(name, said.get(name));
        }
        List<String> scopes = generated
                .path(RequiredScopes.KEY)
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        operation.put(
                "description",
                said.get("description").asText() + "\n\nScope: "
                        + scopes.stream().map(it -> "`" + it + "`").collect(Collectors.joining(" or ")) + ".");
        ArrayNode parameters = operation.putArray("parameters");
        Map<String, JsonNode> own = new LinkedHashMap<>();
        said.path("parameters")
                .forEach(parameter -> own.put(parameter.path("name").asText(), parameter));
        generated.path("parameters").forEach(parameter -> parameters.add(parameter(parameter, own)));
        own.values().forEach(parameters::add);
        String id = said.get("operationId").asText();
        if (generated.get("requestBody") instanceof ObjectNode body) {
            body.put("description", "Read strictly: unknown members are refused.");
            examples.addTo((ObjectNode) body.path("content").path("application/json"), id, "request");
            operation.set("requestBody", body);
        }
        operation.set("responses", responses(generated, said, Problems.of(method, operation, said)));
        operation.set("security", SecuritySchemes.require(scopes));
        return operation;
    }

    /** @param own what the operation itself says of its parameters; what is used is removed */
    private JsonNode parameter(JsonNode generated, Map<String, JsonNode> own) {
        String name = generated.get("name").asText();
        JsonNode words = own.containsKey(name)
                ? own.remove(name)
                : this.words.section("parameters").get(name);
        if (!(words instanceof ObjectNode said)) {
            throw new IllegalStateException("Nothing is said of the parameter " + name);
        }
        ObjectNode parameter = generated.deepCopy();
        parameter.setAll(said);
        return parameter;
    }

    private ObjectNode responses(ObjectNode generated, ObjectNode said, Map<Integer, List<ProblemType>> problems) {
        JsonNode content = generated.path("responses").path("200").path("content");
        ObjectNode responses = Json31.mapper().createObjectNode();
        said.path("answers").properties().forEach(answer -> {
            ObjectNode response = responses.putObject(answer.getKey());
            response.set("description", answer.getValue());
            ObjectNode headers = Problems.headers(response);
            said.path("headers").path(answer.getKey()).forEach(header -> Problems.header(headers, header.asText()));
            if (answer.getKey().equals(NOT_MODIFIED)) {
                return;
            }
            JsonNode schema = said.path("schemas").path(answer.getKey());
            ObjectNode answered = response.putObject("content")
                    .putObject(said.path("mediaType").asText("application/json"));
            answered.set(
                    "schema",
                    schema.isObject() ? schema : content.elements().next().get("schema"));
            examples.addTo(answered, said.get("operationId").asText(), answer.getKey());
        });
        problems.forEach((status, types) -> responses.set(String.valueOf(status), Problems.response(types)));
        responses.putObject("default").put("$ref", "#/components/responses/AnyOtherProblem");
        return responses;
    }
}
