package io.gatehouse.enforcement;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TriggerContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks for expired grants from time to time. */
@Component
class ExpirySchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExpirySchedule.class);

    private final Expiry expiry;
    private final ExpiryProperties properties;
    private final ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();
    private volatile boolean running;
    private @Nullable ScheduledFuture<?> looking;

    ExpirySchedule(Expiry expiry, ExpiryProperties properties) {
        this.expiry = expiry;
        this.properties = properties;
        thread.setThreadNamePrefix("expiry-");
    }

    @Override
    public void start() {
        thread.initialize();
        running = true;
        looking = thread.schedule(this::look, this::next);
    }

    @Override
    public void stop() {
        running = false;
        if (looking != null) {
            looking.cancel(false);
        }
        thread.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Instant next(TriggerContext last) {
        long millis = properties.interval().toMillis();
        return last.getClock()
                .instant()
                .plusMillis(millis + ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }

    private void look() {
        try {
            expiry.pass();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Expired grants are looked for later: {}",
                    getMostSpecificCause(e).getMessage());
        }
    }
}
