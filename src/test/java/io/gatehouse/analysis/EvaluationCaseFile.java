package io.gatehouse.analysis;

import io.gatehouse.analysis.EvaluationCases.Case;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes cases with our decisions, one a line, for another simulator to decide: seed, number, file. Fails if they are too much alike. */
public final class EvaluationCaseFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EvaluationCaseFile() {}

    public static void main(String[] args) throws IOException {
        var cases = new EvaluationCases(Long.parseLong(args[0]));
        Spread spread = new Spread((Object[]) Decision.values());
        Path file = Path.of(args[2]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int i = Integer.parseInt(args[1]); i > 0; i--) {
                Case each = cases.next();
                Decision decision = each.decision();
                spread.add(decision, each);
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("policies", each.policies());
                line.put("action", each.action());
                line.put("resource", each.resource());
                line.put("context", each.context());
                line.put("decision", decision);
                out.write(JSON.writeValueAsString(line));
                out.write('\n');
            }
        }
        System.out.println(spread);
        spread.faults().forEach(System.out::println);
        System.exit(spread.faults().isEmpty() ? 0 : 1);
    }
}
