package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.EnforcementStatus;
import io.gatehouse.request.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Says when a grant is looked at again: about every interval, and by chance not all at once. */
@Component
class DriftSchedule {
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

    /** Joins the caller's transaction. */
    void watch(AssociationRequest request, Instant now) {
        if (isWatched(request)) {
            checks.schedule(request.id(), request.principal().account(), now.plus(jittered(properties.interval())));
        }
    }

    /** Never longer than a grant would wait otherwise. */
    Duration shorter(Duration time) {
        return time.compareTo(properties.interval()) < 0 ? time : properties.interval();
    }

    /** A tenth more or less. */
    static Duration jittered(Duration interval) {
        long tenth = Math.max(1, interval.toMillis() / 10);
        return interval.plusMillis(ThreadLocalRandom.current().nextLong(-tenth, tenth + 1));
    }
}
