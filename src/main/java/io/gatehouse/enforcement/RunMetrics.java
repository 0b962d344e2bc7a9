package io.gatehouse.enforcement;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Counts how attempts end, and times what they take apart from AWS. */
@Component
class RunMetrics {

    static final String SUCCEEDED = "succeeded";
    static final String FAILED = "failed";
    static final String RETRIED = "retried";
    static final String SUPERSEDED = "superseded";

    private final MeterRegistry meters;

    RunMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void ended(RunOperation operation, String outcome) {
        meters.counter("gatehouse.enforcement.runs", "operation", name(operation), "outcome", outcome)
                .increment();
    }

    /** @param inAws asked once the attempt is over */
    void timed(RunOperation operation, Supplier<Duration> inAws, Runnable attempt) {
        long start = System.nanoTime();
        try {
            attempt.run();
        } finally {
            Duration all = Duration.ofNanos(System.nanoTime() - start);
            Timer.builder("gatehouse.enforcement.own.time")
                    .description("What an attempt takes apart from the calls of AWS")
                    .tag("operation", name(operation))
                    .publishPercentiles(0.5, 0.99)
                    .register(meters)
                    .record(all.minus(inAws.get()));
        }
    }

    private static String name(RunOperation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }
}
