package io.gatehouse.bench;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.PolicyEvaluator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Decides the same calls with {@link PolicyEvaluator} and with iam-simulate, each in a process of its own, one after the other. */
public final class EvaluateFigures {

    private static final double LEAST_RATE = 1_000_000;
    private static final double LEAST_RATIO = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private EvaluateFigures() {}

    public static void main(String[] options)
            throws IOException, InterruptedException, RunnerException, CommandLineOptionException {
        Path cases = Path.of("target", "bench", "evaluate.json");
        Files.createDirectories(cases.toAbsolutePath().getParent());
        Files.writeString(cases, JSON.writeValueAsString(cases()));
        double ours = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(options))
                        .include("EvaluateBenchmark")
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getScore();
        double theirs = simulated(cases);
        System.out.printf(
                "Gatehouse      %,12.0f calls/s on one thread (%s)%n", ours, word(ours >= LEAST_RATE, LEAST_RATE));
        System.out.printf("iam-simulate   %,12.0f calls/s on one thread, the same calls, decided alike%n", theirs);
        System.out.printf(
                "ratio          %,12.0f (%s)%n", ours / theirs, word(ours / theirs >= LEAST_RATIO, LEAST_RATIO));
        System.exit(ours >= LEAST_RATE && ours / theirs >= LEAST_RATIO ? 0 : 1);
    }

    private static String word(boolean met, double least) {
        return "should be at least %,.0f: %s".formatted(least, met ? "met" : "NOT MET");
    }

    private static Map<String, Object> cases() {
        PolicyEvaluator evaluator = PolicyEvaluator.of(EvaluateCases.documents());
        List<Map<String, Object>> calls = new ArrayList<>();
        for (AccessRequest call : EvaluateCases.calls()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("action", call.action());
            each.put("resource", call.resource());
            each.put("context", call.context());
            each.put("decision", evaluator.evaluate(call).decision());
            calls.add(each);
        }
        return Map.of(
                "policies",
                EvaluateCases.policies().stream().map(JSON::readTree).toList(),
                "calls",
                calls);
    }

    /** Fails where the simulator decides otherwise. */
    private static double simulated(Path cases) throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", "probe/rate.mjs", cases.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (node.waitFor() != 0) {
            throw new IllegalStateException("probe/rate.mjs failed: " + answer);
        }
        return Double.parseDouble(answer);
    }
}
