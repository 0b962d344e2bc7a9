package io.gatehouse.bench;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.PolicyEvaluator;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Calls decided per second on one thread, against ten policies of five statements: one of them is about the call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class EvaluateBenchmark {

    private static final int POLICIES = 10;
    private static final int STATEMENTS = 5;

    private final PolicyEvaluator evaluator = PolicyEvaluator.of(policies());
    private final AccessRequest request = new AccessRequest(
            "s3:GetBucketAcl", "arn:aws:s3:::recordings-7-3", Map.of("aws:ResourceAccount", List.of("111122223333")));

    @Benchmark
    public Decision evaluate() {
        return evaluator.evaluate(request).decision();
    }

    private static List<PolicyDocument> policies() {
        List<PolicyDocument> policies = new ArrayList<>();
        for (int i = 0; i < POLICIES; i++) {
            List<String> statements = new ArrayList<>();
            for (int j = 0; j < STATEMENTS; j++) {
                statements.add("{\"Effect\":\"Allow\",\"Action\":[\"s3:GetBucketAcl\",\"s3:GetBucketLocation\"],"
                        + "\"Resource\":\"arn:aws:s3:::recordings-" + i + "-" + j
                        + "\",\"Condition\":{\"StringEquals\":"
                        + "{\"aws:ResourceAccount\":\"111122223333\"}}}");
            }
            policies.add(PolicyReader.read("{\"Version\":\"2012-10-17\",\"Statement\":" + statements + "}"));
        }
        return policies;
    }
}
