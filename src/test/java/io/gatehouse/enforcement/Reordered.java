package io.gatehouse.enforcement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A policy text of the same meaning that differs in order and white space. */
final class Reordered {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Reordered() {}

    static String text(String policy) {
        Map<?, ?> document = JSON.readValue(policy, Map.class);
        List<Object> statements = new ArrayList<>((List<?>) document.get("Statement"));
        Collections.reverse(statements);
        return "{\"Statement\": " + JSON.writeValueAsString(statements) + ",\n\t\"Version\": \"2012-10-17\"}";
    }
}
