package io.gatehouse.enforcement;

import io.gatehouse.enforcement.DriftChecks.Check;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.EnforcementStatus;
import io.gatehouse.request.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Says when a grant is looked at again: about every interval, and by chance not all at once. */
@Component
class DriftSchedule {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final DriftChecks checks;
    private final DriftProperties properties;

    DriftSchedule(DriftChecks checks, DriftProperties properties) {
        this.checks = checks;
        this.properties = properties;
    }

    /** What is applied, and what is not in IAM as it should be. */
    static boolean isWatched(AssociationRequest request) {
        return request.status() == RequestStatus.APPLIED
                || request.enforcement().status() == EnforcementStatus.DRIFTED;
    }

    /** What is revoked, and looked at once more. */
    static boolean isRevoked(AssociationRequest request) {
        return request.enforcement().status() == EnforcementStatus.REVOKED;
    }

    /** Joins the caller's transaction. */
    void watch(AssociationRequest request, Instant now) {
        if (isWatched(request)) {
            checks.schedule(request.id(), request.principal().account(), now.plus(jittered(interval())));
        }
    }

    /**
     * When to look at what a run has left. After a revocation once more and soon: IAM takes seconds to show a change
     * everywhere, and a call that AWS did not answer in time may have its effect later.
     */
    Optional<Instant> first(AssociationRequest left, Instant now) {
        if (isRevoked(left)) {
            return Optional.of(now.plus(jittered(shorter(LOOK_AGAIN))));
        }
        return isWatched(left) ? Optional.of(next(now)) : Optional.empty();
    }

    /** What was looked at and is to be looked at again. */
    void again(Check looked, Instant now) {
        checks.reschedule(looked, next(now));
    }

    /** When to look again at what was looked at now. */
    Instant next(Instant now) {
        return now.plus(jittered(interval()));
    }

    /** What could not be looked at, soon. */
    void retry(Check tried, Instant now) {
        checks.reschedule(tried, now.plus(jittered(shorter(RETRY))));
    }

    private Duration interval() {
        return properties.interval();
    }

    /** Never longer than a grant would wait otherwise. */
    private Duration shorter(Duration time) {
        return time.compareTo(interval()) < 0 ? time : interval();
    }

    /** A tenth more or less. */
    private static Duration jittered(Duration interval) {
        long tenth = Math.max(1, interval.toMillis() / 10);
        return interval.plusMillis(ThreadLocalRandom.current().nextLong(-tenth, tenth + 1));
    }
}
