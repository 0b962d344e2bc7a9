package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.request.Enforcement.Drift;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Figures on drift. The gauges show what the last look at the database found. */
@Component
class DriftMetrics {
    private final MeterRegistry registry;
    private volatile Map<String, Long> open = Map.of();
    private volatile Duration lag = Duration.ZERO;

    DriftMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (VerificationResult result : VerificationResult.values()) {
            if (result != VerificationResult.NOT_APPLIED) {
                Gauge.builder("gatehouse.drift.open", () -> open.getOrDefault(result.name(), 0L))
                        .description("Grants that are not in force as approved, and revoked ones that are there again")
                        .tag("result", result.name())
                        .register(registry);
            }
        }
        Gauge.builder("gatehouse.drift.lag", () -> lag.toMillis() / 1000.0)
                .description("How long the check that is due for longest has been due")
                .baseUnit("seconds")
                .register(registry);
    }

    void observe(Map<String, Long> openByResult, Duration longestDue) {
        open = Map.copyOf(openByResult);
        lag = longestDue;
    }

    /** @param outcome a result of a verification, or a kind of failure */
    void checked(String outcome) {
        registry.counter("gatehouse.drift.checks", "outcome", outcome).increment();
    }

    void transition(AuditAction action, Drift drift) {
        registry.counter(
                        "gatehouse.drift.transitions",
                        "action",
                        action.name(),
                        "result",
                        drift.result(),
                        "change",
                        Objects.requireNonNullElse(drift.change(), "none"))
                .increment();
    }
}
