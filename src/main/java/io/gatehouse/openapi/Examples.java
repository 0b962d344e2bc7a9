package io.gatehouse.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Real requests and answers: {@code openapi/examples/OPERATION/request or STATUS/NAME.json}. */
record Examples(Map<String, Resource> files) {

    private static final String FOLDER = "openapi/examples/";

    static Examples shipped() {
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            Map<String, Resource> files = new TreeMap<>();
            for (Resource file : resolver.getResources("classpath*:" + FOLDER + "*/*/*.*")) {
                String url = file.getURL().toString();
                files.put(url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()), file);
            }
            return new Examples(files);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode text(InputStream in) throws IOException {
        return TextNode.valueOf(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }

    /** @param part {@code request} or a status */
    void addTo(ObjectNode content, String operation, String part) {
        String prefix = operation + "/" + part + "/";
        files.forEach((name, file) -> {
            if (name.startsWith(prefix)) {
                String key = name.substring(prefix.length(), name.lastIndexOf('.'));
                ObjectNode example = content.withObjectProperty("examples").putObject(key);
                example.put("summary", key.replace('-', ' '));
                try (InputStream in = file.getInputStream()) {
                    example.set(
                            "value", name.endsWith(".json") ? Json31.mapper().readTree(in) : text(in));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        });
    }
}
