package io.gatehouse.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.web.ProblemType;
import io.swagger.v3.core.util.Json31;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The problems that an operation may answer with: those of every call, of its parameters and body, and its own. */
final class Problems {

    private static final List<ProblemType> ANYWHERE = List.of(
            ProblemType.UNAUTHENTICATED,
            ProblemType.FORBIDDEN,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.INTERNAL_ERROR,
            ProblemType.UNAVAILABLE);

    private Problems() {}

    /** By status. */
    static Map<Integer, List<ProblemType>> of(String method, ObjectNode operation, ObjectNode said) {
        List<ProblemType> found = new ArrayList<>(ANYWHERE);
        for (JsonNode parameter : operation.get("parameters")) {
            switch (parameter.get("in").asText()) {
                case "path" -> found.add(ProblemType.NOT_FOUND);
                case "query" -> found.add(ProblemType.INVALID_PARAMETER);
                default -> {
                    if (parameter.get("name").asText().equals("If-Match")) {
                        found.add(ProblemType.PRECONDITION_FAILED);
                    }
                }
            }
            if (parameter.path("schema").path("format").asText().equals("uuid")
                    || parameter.get("name").asText().equals("Prefer")) {
                found.add(ProblemType.INVALID_PARAMETER);
            }
        }
        if (method.equals("post")) {
            found.addAll(List.of(ProblemType.MALFORMED_BODY, ProblemType.BODY_TOO_LARGE));
        }
        if (operation.has("requestBody")) {
            found.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        said.path("problems").forEach(name -> found.add(ProblemType.valueOf(name.asText())));
        return found.stream()
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(it -> it.status().value(), TreeMap::new, Collectors.toList()));
    }

    static ObjectNode response(List<ProblemType> types) {
        ObjectNode response = Json31.mapper().createObjectNode();
        response.put("description", types.stream().map(ProblemType::title).collect(Collectors.joining("; or: ")) + ".");
        ObjectNode headers = headers(response);
        switch (types.get(0)) {
            case UNAUTHENTICATED -> header(headers, "WWW-Authenticate");
            case TOO_MANY_REQUESTS, UNAVAILABLE -> header(headers, "Retry-After");
            default -> {}
        }
        ObjectNode content = response.putObject("content").putObject("application/problem+json");
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        ObjectNode examples = content.putObject("examples");
        types.forEach(type -> examples.putObject(type.slug()).put("$ref", "#/components/examples/" + type.slug()));
        return response;
    }

    /** For what no single operation answers. */
    static ObjectNode anyOther() {
        ObjectNode responses = Json31.mapper().createObjectNode();
        ObjectNode other = response(List.of(ProblemType.METHOD_NOT_ALLOWED, ProblemType.TOO_MANY_REQUESTS));
        other.put("description", "Any other problem.");
        responses.set("AnyOtherProblem", other);
        return responses;
    }

    static ObjectNode headers(ObjectNode response) {
        ObjectNode headers = response.putObject("headers");
        header(headers, "X-Request-Id");
        return headers;
    }

    static void header(ObjectNode headers, String name) {
        headers.putObject(name).put("$ref", "#/components/headers/" + name);
    }

    static ObjectNode examples() {
        ObjectNode examples = Json31.mapper().createObjectNode();
        for (ProblemType type : ProblemType.values()) {
            ObjectNode example = examples.putObject(type.slug());
            example.put("summary", type.title());
            example.put("description", type.meaning() + " " + type.remedy());
            ObjectNode value = example.putObject("value");
            value.put("type", type.uri().toString());
            value.put("title", type.title());
            value.put("status", type.status().value());
            value.put("detail", type.meaning());
            value.put("instance", "/api/v1/association-requests");
            value.put("requestId", "0f8fad5b-d9cb-469f-a165-70867728950e");
            if (type == ProblemType.VALIDATION_FAILED) {
                value.putArray("errors")
                        .addObject()
                        .put("pointer", "/associations/0/resourceArn")
                        .put("code", "not-an-arn")
                        .put(
                                "detail",
                                "my-bucket is not an ARN; expected arn:partition:service:region:account:resource");
            }
        }
        return examples;
    }
}
