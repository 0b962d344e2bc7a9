package io.gatehouse.bench;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.PolicyEvaluator;
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

/** Calls decided per second on one thread, of {@link EvaluateCases} in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class EvaluateBenchmark {

    private final PolicyEvaluator evaluator = PolicyEvaluator.of(EvaluateCases.documents());
    private final AccessRequest[] calls = EvaluateCases.calls().toArray(AccessRequest[]::new);
    private int next;

    @Benchmark
    public Decision evaluate() {
        next = next + 1 == calls.length ? 0 : next + 1;
        return evaluator.evaluate(calls[next]).decision();
    }
}
