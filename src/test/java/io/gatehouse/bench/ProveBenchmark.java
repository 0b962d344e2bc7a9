package io.gatehouse.bench;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.policy.Form;
import io.gatehouse.policy.PolicyGenerator;
import io.gatehouse.policy.PolicyProver;
import io.gatehouse.policy.Proof;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Proves the policy of one association, and of as many as a body may have. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 5)
public class ProveBenchmark {

    @Param({"1", "50"})
    public int associations;

    private final PolicyProver prover = new PolicyProver(Form.CATALOG);
    private AssociationIntent intent;
    private PolicyDocument policy;

    @Setup
    public void generate() {
        intent = GeneratePolicyBenchmark.intent(associations);
        policy = new PolicyGenerator().generate(intent).document();
    }

    @Benchmark
    public Proof prove() {
        return prover.prove(intent, policy);
    }
}
