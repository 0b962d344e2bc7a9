package io.gatehouse.analysis;

import io.gatehouse.analysis.EvaluationCases.Case;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes cases with our decisions, one a line, for another simulator to decide: seed, number, file. */
public final class EvaluationCaseFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EvaluationCaseFile() {}

    public static void main(String[] args) throws IOException {
        var cases = new EvaluationCases(Long.parseLong(args[0]));
        Path file = Path.of(args[2]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int i = Integer.parseInt(args[1]); i > 0; i--) {
                Case each = cases.next();
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("policies", each.policies());
                line.put("action", each.action());
                line.put("resource", each.resource());
                line.put("context", each.context());
                line.put("decision", each.decision());
                out.write(JSON.writeValueAsString(line));
                out.write('\n');
            }
        }
    }
}
