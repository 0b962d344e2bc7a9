package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.Enforcement;
import io.gatehouse.request.Enforcement.Drift;
import io.gatehouse.request.EnforcementStatus;
import io.gatehouse.request.RequestStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps what was found of a request in IAM, unless the request has changed since it was looked at. */
@Component
class FindingRecords {
    private final AssociationRequests requests;
    private final DriftTransitions transitions;
    private final DriftSchedule schedule;
    private final Clock clock;

    FindingRecords(AssociationRequests requests, DriftTransitions transitions, DriftSchedule schedule, Clock clock) {
        this.requests = requests;
        this.transitions = transitions;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Whether the grant is in force and was known to be: nothing changes but the time when that was seen. */
    static boolean isStillInForce(AssociationRequest seen, Finding finding, Instant now) {
        return finding.result() == VerificationResult.IN_FORCE
                && seen.status() == RequestStatus.APPLIED
                && isUnchanged(seen, finding, now);
    }

    private static boolean isUnchanged(AssociationRequest seen, Finding finding, Instant now) {
        return after(seen, finding, now).equals(seen.enforcement().seen(now));
    }

    /**
     * Joins the caller's transaction.
     *
     * @return the request as it is now; nothing if it was another one that was looked at
     */
    Optional<AssociationRequest> keep(AssociationRequest seen, Finding finding) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!seen.enforcement().status().isSettled()) {
            return Optional.empty();
        }
        if (isUnchanged(seen, finding, now)) {
            return Optional.of(seen).filter(it -> requests.seen(it, now));
        }
        AssociationRequest request = requests.lock(seen.id());
        if (request.version() != seen.version()) {
            return Optional.empty();
        }
        Enforcement known = after(request, finding, now);
        AssociationRequest changed = request.become(request.status(), known, now);
        requests.update(changed);
        transitions.record(request, changed);
        schedule.watch(changed, now);
        return Optional.of(changed);
    }

    private static Enforcement after(AssociationRequest request, Finding finding, Instant now) {
        Enforcement known = request.enforcement();
        VerificationResult result = finding.result();
        Optional<Drift> difference = Optional.of(new Drift(
                result.name(),
                now,
                finding.change().direction().map(Enum::name).orElse(null),
                finding.change().witness().orElse(null)));
        if (request.status() == RequestStatus.APPROVED) {
            return facing(finding, known)
                    .verified(known.status(), now, difference.filter(it -> result != VerificationResult.MISSING));
        }
        return switch (result) {
            case NOT_APPLIED -> known.verified(EnforcementStatus.REVOKED, now, Optional.empty());
            case IN_FORCE ->
                request.status() == RequestStatus.APPLIED
                        ? inForce(known, finding, now)
                        : known.verified(EnforcementStatus.DRIFTED, now, difference);
            case CHANGED ->
                facing(finding, known)
                        .verified(
                                known.status() == EnforcementStatus.CONFLICT
                                        ? EnforcementStatus.CONFLICT
                                        : EnforcementStatus.DRIFTED,
                                now,
                                difference);
            case MISSING, PRINCIPAL_GONE, RECREATED -> known.verified(EnforcementStatus.DRIFTED, now, difference);
        };
    }

    private static Enforcement inForce(Enforcement known, Finding finding, Instant now) {
        return known.against(Optional.empty())
                .on(known.principalId().or(() -> finding.principal().map(LivePrincipal::id)))
                .verified(EnforcementStatus.IN_FORCE, now, Optional.empty());
    }

    /** A conflict is about the document that is there now: another one than was known has not been seen by an approver. */
    private static Enforcement facing(Finding finding, Enforcement known) {
        if (known.status() != EnforcementStatus.CONFLICT || finding.result() != VerificationResult.CHANGED) {
            return known;
        }
        return finding.live()
                .filter(live -> known.conflict()
                        .filter(it -> it.liveDigest().equals(live.identity()))
                        .isEmpty())
                .map(live -> known.against(Optional.of(live.toConflict())))
                .orElse(known);
    }
}
