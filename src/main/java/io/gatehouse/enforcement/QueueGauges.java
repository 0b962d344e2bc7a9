package io.gatehouse.enforcement;

import io.gatehouse.enforcement.RunQueue.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How much there is to do and since when; no number while the database is away. */
@Component
@ConditionalOnProperty(name = "gatehouse.enforcement.mode", havingValue = "apply")
class QueueGauges implements MeterBinder {

    /** One look serves all gauges of a scrape. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Sample(Instant at, Optional<State> state) {}

    private final RunQueue queue;
    private final Clock clock;
    private Sample last = new Sample(Instant.EPOCH, Optional.empty());

    QueueGauges(RunQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (RunStatus status : List.of(RunStatus.PENDING, RunStatus.RUNNING)) {
            Gauge.builder(
                            "gatehouse.enforcement.queue",
                            this,
                            shown(state -> state.runs().getOrDefault(status, 0)))
                    .description("Runs that are not finished")
                    .tag("status", status.name())
                    .register(meters);
        }
        Gauge.builder("gatehouse.enforcement.oldest.due", this, shown(this::oldestDue))
                .description("For how long a run has been due that nobody has taken")
                .baseUnit("seconds")
                .register(meters);
    }

    private double oldestDue(State state) {
        Duration age = state.oldestDue()
                .map(due -> Duration.between(due, clock.instant()))
                .orElse(Duration.ZERO);
        return Math.max(0, age.toMillis() / 1_000.0);
    }

    private static ToDoubleFunction<QueueGauges> shown(ToDoubleFunction<State> number) {
        return gauges -> gauges.sample().map(number::applyAsDouble).orElse(Double.NaN);
    }

    private synchronized Optional<State> sample() {
        Instant now = clock.instant();
        if (last.at().plus(FRESH).isBefore(now)) {
            last = new Sample(now, look(now));
        }
        return last.state();
    }

    private Optional<State> look(Instant now) {
        try {
            return Optional.of(queue.state(now));
        } catch (DataAccessException | TransactionException away) {
            return Optional.empty();
        }
    }
}
