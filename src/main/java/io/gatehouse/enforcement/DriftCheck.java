package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.enforcement.DriftChecks.Check;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Looks at one grant because its time has come. That AWS does not answer says nothing about the grant. */
@Component
class DriftCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DriftCheck.class);
    /** For an account after a failure that passes. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final AssociationRequests requests;
    private final IamSessions sessions;
    private final CallRecords calls;
    private final FindingRecords records;
    private final DriftRepair repair;
    private final DriftChecks checks;
    private final DriftSchedule schedule;
    private final DriftMetrics metrics;
    private final TransactionOperations transaction;
    private final Clock clock;

    DriftCheck(
            AssociationRequests requests,
            IamSessions sessions,
            CallRecords calls,
            FindingRecords records,
            DriftRepair repair,
            DriftChecks checks,
            DriftSchedule schedule,
            DriftMetrics metrics,
            TransactionOperations transaction,
            Clock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.calls = calls;
        this.records = records;
        this.repair = repair;
        this.checks = checks;
        this.schedule = schedule;
        this.metrics = metrics;
        this.transaction = transaction;
        this.clock = clock;
    }

    void run(Check check, AccountPace pace) {
        Optional<AssociationRequest> request = requests.find(check.requestId())
                .filter(it -> DriftSchedule.isWatched(it) || DriftSchedule.isRevoked(it));
        if (request.isEmpty()) {
            checks.end(check);
        } else if (!request.get().enforcement().status().isSettled()) {
            schedule.again(check, clock.instant());
        } else {
            look(request.get(), check, pace);
        }
    }

    private void look(AssociationRequest request, Check check, AccountPace pace) {
        SuccessiveCalls made = calls.ofNoRun();
        var counted = new CountedCalls(new RecordedCalls(made, CallSubject.of(request, AuditEvent.SYSTEM)));
        try (IamSession iam = sessions.open(request.principal(), "gatehouse-" + request.id(), counted)) {
            Finding finding = made.during(() -> Inspection.run(iam, request));
            conclude(made, check, request, finding);
            metrics.checked(finding.result().name());
        } catch (IamFailure failure) {
            LOG.warn("Request {} could not be looked at: {}", request.id(), failure.getMessage());
            metrics.checked(failure.kind().name());
            later(check, failure, pace);
        } finally {
            pace.spend(check.account(), counted.made(), clock.instant());
            made.settle();
        }
    }

    private void conclude(SuccessiveCalls made, Check check, AssociationRequest request, Finding finding) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (FindingRecords.isStillInForce(request, finding, now)) {
            made.settle(last -> checks.seen(check, last, request.version(), now, schedule.next(now)));
        } else {
            made.settle(transaction, () -> keep(check, request, finding));
        }
    }

    private void keep(Check check, AssociationRequest request, Finding finding) {
        Optional<AssociationRequest> now = records.keep(request, finding);
        now.ifPresent(it -> repair.run(it, finding));
        next(check, now.orElse(request));
    }

    /** What is revoked is not looked at again, unless something of it is found. */
    private void next(Check check, AssociationRequest request) {
        if (DriftSchedule.isWatched(request)) {
            schedule.again(check, clock.instant());
        } else {
            checks.end(check);
        }
    }

    private void later(Check check, IamFailure failure, AccountPace pace) {
        Instant now = clock.instant();
        if (failure.kind().isPassing()) {
            pace.rest(check.account(), failure.retryAfter().orElse(REST), now);
            schedule.retry(check, now);
        } else {
            schedule.again(check, now);
        }
    }
}
