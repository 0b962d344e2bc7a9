package io.gatehouse.enforcement;

import io.gatehouse.enforcement.RunLeases.Lease;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Extends leases while they are worked under, so that a replica that is slow is not taken for one that is dead. */
@Component
class RunHeartbeats implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RunHeartbeats.class);
    /** So many within a lease, so that one that comes late does no harm. */
    private static final int BEATS = 4;

    private final RunLeases leases;
    private final TransactionOperations transaction;
    private final Duration lease;
    private final Clock clock;
    private final ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();

    RunHeartbeats(RunLeases leases, TransactionOperations transaction, EnforcementProperties properties, Clock clock) {
        this.leases = leases;
        this.transaction = transaction;
        this.lease = properties.lease();
        this.clock = clock;
        thread.setThreadNamePrefix("heartbeat-");
        thread.setDaemon(true);
        thread.setRemoveOnCancelPolicy(true);
        thread.initialize();
    }

    /** Does the work; ends with it. */
    void during(Lease held, Runnable work) {
        Duration pause = lease.dividedBy(BEATS);
        ScheduledFuture<?> beats =
                thread.scheduleWithFixedDelay(() -> beat(held), clock.instant().plus(pause), pause);
        try {
            work.run();
        } finally {
            beats.cancel(false);
        }
    }

    /** Who has lost the lease learns it from the next write, which is refused. */
    private void beat(Lease held) {
        try {
            transaction.executeWithoutResult(
                    status -> leases.renew(held, clock.instant().plus(lease)));
        } catch (LeaseLostException | DataAccessException | TransactionException e) {
            LOG.debug("The lease of run {} is not extended: {}", held.run().id(), e.getMessage());
        }
    }

    @Override
    public void destroy() {
        thread.shutdown();
    }
}
