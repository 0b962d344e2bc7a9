package io.gatehouse.enforcement;

import io.gatehouse.enforcement.EnforcementRuns.Lease;
import io.gatehouse.web.RequestId;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Works on the runs that are due, a few at a time: those just asked for, those to be tried again, and those that another
 * replica, or this one before it was restarted, left unfinished.
 */
@Component
@ConditionalOnProperty(name = "gatehouse.enforcement.mode", havingValue = "apply")
class RunWorker implements SmartLifecycle {

    private final EnforcementRuns runs;
    private final RunExecution execution;
    private final RunSignals signals;
    private final EnforcementProperties properties;
    private final Clock clock;
    private final Semaphore free;
    private final ThreadPoolTaskScheduler threads = new ThreadPoolTaskScheduler();
    private volatile boolean running;
    private @Nullable ScheduledFuture<?> polling;

    RunWorker(
            EnforcementRuns runs,
            RunExecution execution,
            RunSignals signals,
            EnforcementProperties properties,
            Clock clock) {
        this.runs = runs;
        this.execution = execution;
        this.signals = signals;
        this.properties = properties;
        this.clock = clock;
        this.free = new Semaphore(properties.workers());
        threads.setPoolSize(properties.workers() + 1);
        threads.setThreadNamePrefix("enforcement-");
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationMillis(properties.lease().toMillis());
    }

    @Override
    public void start() {
        threads.initialize();
        running = true;
        signals.onWork(() -> threads.execute(this::takeWhatIsDue));
        polling = threads.scheduleWithFixedDelay(this::takeWhatIsDue, properties.poll());
    }

    @Override
    public void stop() {
        running = false;
        signals.onWork(() -> {});
        if (polling != null) {
            polling.cancel(false);
        }
        threads.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void takeWhatIsDue() {
        while (running && free.tryAcquire()) {
            boolean handedOver = false;
            try {
                Optional<Lease> lease = runs.claim(clock.instant(), properties.lease());
                if (lease.isEmpty()) {
                    return;
                }
                threads.execute(() -> work(lease.get()));
                handedOver = true;
            } finally {
                if (!handedOver) {
                    free.release();
                }
            }
        }
    }

    private void work(Lease lease) {
        try {
            RequestId.during(
                    lease.run().httpRequestId().orElse("run-" + lease.run().id()), () -> execution.execute(lease));
        } finally {
            free.release();
            signals.changed();
        }
        takeWhatIsDue();
    }
}
