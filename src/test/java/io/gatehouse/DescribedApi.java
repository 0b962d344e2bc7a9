package io.gatehouse;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API that is committed, held against what the service reads and answers. */
public final class DescribedApi {

    public static final Path PATH = Path.of("openapi/gatehouse-v1.yaml");
    public static final DescribedApi FILE = new DescribedApi(read());

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LINES = "application/x-ndjson";

    /** What an address or a method that is not described may be answered with. */
    private static final Set<Integer> NOWHERE = Set.of(400, 401, 403, 404, 405, 413, 415);

    /** Headers that only some answers with a status have. */
    private static final Set<String> SOMETIMES = Set.of("Location", "Preference-Applied");

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    private DescribedApi(JsonNode document) {
        this.document = document;
        document.path("components").path("schemas").forEach(DescribedApi::close);
    }

    private static JsonNode read() {
        try {
            Object read = new Yaml().load(Files.readString(PATH));
            return JsonMapper.shared().valueToTree(read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A member that is not described is a fault of the description, which callers would only forgive. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    /** @throws AssertionError if the answer is none that is described */
    public void requireDescribed(HttpResponse<String> response) {
        String path = response.request().uri().getPath();
        if (!path.startsWith("/api/v1/") || response.request().method().matches("HEAD|OPTIONS")) {
            return;
        }
        int status = response.statusCode();
        String called = response.request().method() + " " + path + " answered " + status;
        Optional<JsonNode> operation = operation(response.request());
        if (operation.isEmpty()) {
            require(NOWHERE.contains(status), called + ", which is not described");
            return;
        }
        JsonNode responses = operation.get().path("responses");
        JsonNode described =
                resolved(responses.has("" + status) ? responses.path("" + status) : responses.path("default"));
        for (String header : described.path("headers").propertyNames()) {
            require(
                    SOMETIMES.contains(header)
                            || response.headers().firstValue(header).isPresent(),
                    called + " without " + header);
        }
        if (!described.has("content")) {
            require(response.body().isEmpty(), called + " with a body, which is not described");
            return;
        }
        String type = response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        JsonNode content = described.path("content").path(type);
        require(content.isObject(), called + " as " + type + ", which is not described");
        if (!type.equals(LINES)) {
            check(content.path("schema"), response.body(), called);
        }
    }

    /** @throws AssertionError if the body, which was accepted, is none that is described */
    public void requireDescribed(HttpRequest request, String body) {
        String called = request.method() + " " + request.uri().getPath() + " accepted";
        operation(request)
                .map(operation -> operation.at("/requestBody/content/application~1json/schema"))
                .filter(JsonNode::isObject)
                .ifPresent(schema -> check(schema, body, called));
    }

    private Optional<JsonNode> operation(HttpRequest request) {
        String path = request.uri().getPath();
        return document.path("paths").properties().stream()
                .filter(it -> Pattern.matches(it.getKey().replaceAll("\\{[^}]*}", "[^/]+"), path))
                .min(Comparator.comparing(it -> it.getKey().contains("{")))
                .map(it -> it.getValue().get(request.method().toLowerCase(Locale.ROOT)));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    private void check(JsonNode schema, String body, String called) {
        List<Error> errors = compiled.computeIfAbsent(schema, this::compile).validate(JSON.readTree(body));
        require(errors.isEmpty(), called + " what differs from the description: " + errors + "\n" + body);
    }

    private Schema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.path("components"));
        return schemas.getSchema(whole);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
