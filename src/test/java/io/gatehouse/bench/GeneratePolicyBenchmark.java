package io.gatehouse.bench;

import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.policy.Form;
import io.gatehouse.policy.GeneratedPolicy;
import io.gatehouse.policy.IntentForm.AssociationForm;
import io.gatehouse.policy.PolicyGenerator;
import io.gatehouse.policy.Samples;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** How many policies one thread generates in a second, canonical bytes, digest, reasons and warnings included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(2)
@Warmup(iterations = 6, time = 10)
@Measurement(iterations = 5, time = 5)
public class GeneratePolicyBenchmark {

    /** One is a bucket; more are of eight kinds, with keys and integrations among them. */
    @Param({"1", "10", "50"})
    public int associations;

    private final PolicyGenerator generator = new PolicyGenerator();
    private AssociationIntent intent;

    @Setup
    public void read() {
        intent = intent(associations);
    }

    static AssociationIntent intent(int associations) {
        return Form.of(IntStream.range(0, associations)
                        .mapToObj(GeneratePolicyBenchmark::association)
                        .toList())
                .acceptingBroader()
                .read();
    }

    @Benchmark
    public GeneratedPolicy generate() {
        return generator.generate(intent);
    }

    private static AssociationForm association(int number) {
        List<String> stored = List.of("CALL_RECORDINGS", "CHAT_TRANSCRIPTS", "SCHEDULED_REPORTS", "ATTACHMENTS");
        AssociationForm bucket = Form.bucket("acme-recordings-" + number, stored.get(number / 8 % 4));
        return switch (number % 8) {
            case 0 -> bucket;
            case 1 -> Form.function("acme-function-" + number);
            case 2 -> Form.stream("acme-stream-" + number, "AGENT_EVENTS");
            case 3 -> Form.deliveryStream("acme-delivery-" + number);
            case 4 -> Form.encrypted(bucket, Form.KEY);
            case 5 -> sample("CUSTOMER_PROFILES_DOMAIN", number);
            case 6 -> sample("INTEGRATION EVENT", number);
            default -> sample("INTEGRATION WISDOM_ASSISTANT", number);
        };
    }

    /** With a target of its own: the number becomes the end of its name, in which digits are allowed. */
    private static AssociationForm sample(String type, int number) {
        AssociationForm sample = Samples.of(Samples.type(type));
        String target = String.valueOf(sample.resourceArn());
        return new AssociationForm(
                sample.kind(),
                target.substring(0, target.length() - 2) + (10 + number),
                null,
                null,
                null,
                sample.integrationType(),
                null,
                null);
    }
}
