package io.gatehouse.enforcement;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.web.RequestId;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Works on the runs that are due, a few at a time: those just asked for, those to be tried again, and those that another
 * replica, or this one before it was restarted, left unfinished.
 */
@Component
@ConditionalOnProperty(name = "gatehouse.enforcement.mode", havingValue = "apply")
class RunWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

    private final RunClaims claims;
    private final RunExecution execution;
    private final RunHeartbeats heartbeats;
    private final RunSignals signals;
    private final EnforcementProperties properties;
    private final Semaphore free;
    private final AccountLoad load;
    private final ThreadPoolTaskScheduler threads = new ThreadPoolTaskScheduler();
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile boolean running;
    private @Nullable ScheduledFuture<?> polling;

    RunWorker(
            RunClaims claims,
            RunExecution execution,
            RunHeartbeats heartbeats,
            RunSignals signals,
            EnforcementProperties properties) {
        this.claims = claims;
        this.execution = execution;
        this.heartbeats = heartbeats;
        this.signals = signals;
        this.properties = properties;
        this.free = new Semaphore(properties.workers());
        this.load = new AccountLoad(properties.runsPerAccount());
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
        polling = threads.scheduleWithFixedDelay(this::poll, properties.poll());
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

    private void poll() {
        fromDatabase(() -> {
            claims.endInterrupted();
            return Optional.empty();
        });
        takeWhatIsDue();
    }

    private void takeWhatIsDue() {
        while (running && free.tryAcquire()) {
            boolean handedOver = false;
            try {
                Optional<Lease> lease = fromDatabase(this::claim);
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

    private Optional<Lease> fromDatabase(Supplier<Optional<Lease>> step) {
        try {
            Optional<Lease> lease = step.get();
            if (away.getAndSet(false)) {
                LOG.info("The database is back");
            }
            return lease;
        } catch (DataAccessException | TransactionException e) {
            if (!away.getAndSet(true)) {
                LOG.warn(
                        "No runs can be taken until the database is back: {}",
                        getMostSpecificCause(e).getMessage());
            }
            return Optional.empty();
        }
    }

    private Optional<Lease> claim() {
        return load.take(claims::next);
    }

    /** Goes on with what is due next, as long as there is something. */
    private void work(Lease first) {
        Optional<Lease> lease = Optional.of(first);
        try {
            while (lease.isPresent()) {
                attempt(lease.get());
                lease = running ? fromDatabase(this::claim) : Optional.empty();
            }
        } finally {
            free.release();
        }
    }

    private void attempt(Lease lease) {
        try {
            RequestId.during(
                    lease.run().correlationId(), () -> heartbeats.during(lease, () -> execution.execute(lease)));
        } finally {
            load.end(lease.run().principal().account());
            signals.changed();
        }
    }
}
