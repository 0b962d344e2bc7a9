package io.gatehouse.enforcement;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import io.gatehouse.enforcement.DriftChecks.Check;
import io.gatehouse.iam.AccountId;
import io.gatehouse.request.AssociationRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks at the grants that are due, a few at a time, so that it needs as little for very many as for some. */
@Component
@ConditionalOnProperty(name = "gatehouse.enforcement.mode", havingValue = "apply")
@ConditionalOnProperty(name = "gatehouse.drift.enabled", matchIfMissing = true)
class DriftWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DriftWorker.class);
    private static final int BATCH = 8;
    /** Longer than a batch should take; if it is over before, a grant is only looked at twice. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final DriftChecks checks;
    private final DriftCheck check;
    private final AccountAccess accounts;
    private final AssociationRequests requests;
    private final DriftMetrics metrics;
    private final DriftProperties properties;
    private final EnforcementProperties enforcement;
    private final Clock clock;
    private final AccountPace pace;
    private final ClaimedChecks claimed;
    private final ThreadPoolTaskScheduler threads = new ThreadPoolTaskScheduler();
    private final AtomicBoolean away = new AtomicBoolean();
    private final List<ScheduledFuture<?>> scheduled = new ArrayList<>();
    /** A claim that found nothing puts off the next, unless an account has been looked through since. */
    private volatile Instant claimAgain = Instant.MIN;

    private volatile boolean running;

    DriftWorker(
            DriftChecks checks,
            DriftCheck check,
            AccountAccess accounts,
            AssociationRequests requests,
            DriftMetrics metrics,
            DriftProperties properties,
            EnforcementProperties enforcement,
            Clock clock) {
        this.checks = checks;
        this.check = check;
        this.accounts = accounts;
        this.requests = requests;
        this.metrics = metrics;
        this.properties = properties;
        this.enforcement = enforcement;
        this.clock = clock;
        this.pace = new AccountPace(properties.callsPerSecond());
        this.claimed = new ClaimedChecks(pace);
        threads.setPoolSize(properties.workers() + 1);
        threads.setThreadNamePrefix("drift-");
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationMillis(enforcement.lease().toMillis());
    }

    @Override
    public void start() {
        threads.initialize();
        running = true;
        for (int i = 0; i < properties.workers(); i++) {
            scheduled.add(threads.scheduleWithFixedDelay(
                    () -> whileTheDatabaseIsThere(this::takeWhatIsDue), enforcement.poll()));
        }
        scheduled.add(
                threads.scheduleWithFixedDelay(() -> whileTheDatabaseIsThere(this::observe), Duration.ofSeconds(5)));
    }

    @Override
    public void stop() {
        running = false;
        scheduled.forEach(task -> task.cancel(false));
        scheduled.clear();
        threads.shutdown();
        whileTheDatabaseIsThere(() -> claimed.remove(account -> true).forEach(this::giveBack));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void takeWhatIsDue() {
        boolean more = true;
        while (more) {
            claimed.remove(account -> !running || !mayCall(account)).forEach(this::giveBack);
            Optional<Check> next = claimed.begin(clock.instant());
            next.ifPresent(this::look);
            more = next.isPresent() || claimMore() || awaitTurn();
        }
    }

    private void look(Check next) {
        try {
            check.run(next, pace);
        } finally {
            if (claimed.end(next)) {
                claimAgain = Instant.MIN;
            }
        }
    }

    /** @return whether there is a turn to come soon */
    private boolean awaitTurn() {
        Optional<Duration> wait = claimed.wait(clock.instant());
        try {
            TimeUnit.NANOSECONDS.sleep(wait.map(it -> shorter(it, enforcement.poll()))
                    .orElse(Duration.ZERO)
                    .toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return wait.isPresent();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void giveBack(Check unseen) {
        checks.reschedule(unseen, unseen.due());
    }

    /** Not while those who wait for an answer use up what the account allows, or it is left alone altogether. */
    private boolean mayCall(AccountId account) {
        Instant now = clock.instant();
        accounts.notBefore(account).ifPresent(time -> pace.rest(account, Duration.between(now, time), now));
        return !pace.isResting(account, now);
    }

    /** @return whether there were any of accounts of which none is claimed */
    private boolean claimMore() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!running || now.isBefore(claimAgain)) {
            return false;
        }
        claimAgain = now.plus(enforcement.poll());
        boolean found = claim(now);
        if (found) {
            claimAgain = Instant.MIN;
        }
        return found;
    }

    private boolean claim(Instant now) {
        Set<AccountId> except = claimed.accounts();
        except.addAll(pace.resting(now));
        List<Check> due = checks.claim(now, now.plus(LEASE), BATCH, except);
        claimed.add(due);
        return !due.isEmpty();
    }

    private void observe() {
        Instant now = clock.instant();
        Duration lag = checks.next().map(due -> Duration.between(due, now)).orElse(Duration.ZERO);
        metrics.observe(requests.countDrifted(), lag.isNegative() ? Duration.ZERO : lag);
    }

    /** What was claimed and not done is due again when its lease is over. */
    private void whileTheDatabaseIsThere(Runnable work) {
        try {
            work.run();
            away.set(false);
        } catch (DataAccessException | TransactionException e) {
            if (!away.getAndSet(true)) {
                LOG.warn(
                        "Grants are not looked at until the database is back: {}",
                        getMostSpecificCause(e).getMessage());
            }
        }
    }
}
