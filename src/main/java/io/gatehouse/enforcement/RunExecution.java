package io.gatehouse.enforcement;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Carries out one attempt of a run and settles it, or leaves it for a later attempt. */
@Component
class RunExecution {

    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    private static final RunError OWN_FAILURE = new RunError(
            "INTERNAL_ERROR",
            "Gatehouse itself failed, for a reason that its log has under the run's id; it is tried again later.");

    private final RunLeases leases;
    private final AssociationRequests requests;
    private final RunSettlement settlement;
    private final IamSessions sessions;
    private final CallRecords calls;
    private final RunMetrics metrics;
    private final EnforcementProperties properties;
    private final Clock clock;

    RunExecution(
            RunLeases leases,
            AssociationRequests requests,
            RunSettlement settlement,
            IamSessions sessions,
            CallRecords calls,
            RunMetrics metrics,
            EnforcementProperties properties,
            Clock clock) {
        this.leases = leases;
        this.requests = requests;
        this.settlement = settlement;
        this.sessions = sessions;
        this.calls = calls;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
    }

    void execute(Lease lease) {
        EnforcementRun run = lease.run();
        try {
            carryOut(lease);
        } catch (LeaseLostException e) {
            LOG.warn("Run {} of request {} is left alone: {}", run.id(), run.requestId(), e.getMessage());
            leases.release(lease);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Run {} of request {} is left until its lease has lapsed: {}",
                    run.id(),
                    run.requestId(),
                    getMostSpecificCause(e).getMessage());
        }
    }

    /** Where Gatehouse itself fails, the run is put off, so that it keeps nobody else from the principal. */
    private void carryOut(Lease lease) {
        EnforcementRun run = lease.run();
        try {
            AssociationRequest request = requests.find(run.requestId()).orElseThrow();
            var made = calls.of(lease, properties.lease());
            var recorder =
                    new RecordedCalls(made, CallSubject.of(request, run.actor()).in(run));
            metrics.timed(run.operation(), recorder::timeInAws, () -> settle(lease, request, made, recorder));
        } catch (LeaseLostException | DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Run {} of request {}, attempt {}", run.id(), run.requestId(), run.attempts(), e);
            settlement.retry(lease, OWN_FAILURE, clock.instant().plus(backoff(run.attempts())));
        }
    }

    private void settle(Lease lease, AssociationRequest request, SuccessiveCalls made, RecordedCalls recorder) {
        EnforcementRun run = lease.run();
        try {
            if (run.operation().givesUp() && run.attempts() > properties.maxAttempts()) {
                throw IamFailure.of(IamFailure.Kind.UNSETTLED);
            }
            attempt(lease, request, made, recorder);
        } catch (IamFailure failure) {
            LOG.warn(
                    "Run {} of request {}, attempt {}: {}",
                    run.id(),
                    request.id(),
                    run.attempts(),
                    failure.getMessage());
            if (failure.kind().isPassing() && isTriedAgain(run)) {
                settlement.retry(lease, failure.toError(), clock.instant().plus(backoff(run.attempts())));
            } else {
                settlement.failed(lease, failure.toError());
            }
        }
    }

    private void attempt(Lease lease, AssociationRequest request, SuccessiveCalls made, RecordedCalls recorder) {
        try (IamSession iam = sessions.open(request.principal(), "gatehouse-" + request.id(), recorder)) {
            made.conclude(worked(lease, request, iam));
        } finally {
            made.settle();
        }
    }

    /** @return what puts on record what came of it, and of the last call */
    private Consumer<Optional<EndedCall>> worked(Lease lease, AssociationRequest request, IamSession iam) {
        return switch (lease.run().operation()) {
            case APPLY -> {
                ApplyPolicy.Result result = ApplyPolicy.run(iam, request, request.isExpired(clock.instant()));
                yield result.live().inForce()
                        ? last -> applied(lease, request, result.principal(), last)
                        : last -> settlement.conflict(lease, result.live(), last);
            }
            case REVOKE -> {
                RevokePolicy.run(iam, request);
                yield last -> settlement.revoked(lease, last);
            }
        };
    }

    private void applied(Lease lease, AssociationRequest request, LivePrincipal principal, Optional<EndedCall> last) {
        if (!settlement.appliedAtOnce(lease, request, principal, last)) {
            settlement.applied(lease, principal, last);
        }
    }

    private boolean isTriedAgain(EnforcementRun run) {
        return !run.operation().givesUp() || run.attempts() < properties.maxAttempts();
    }

    /** Doubled for each attempt up to the longest, with up to half of it added by chance so that runs do not meet again. */
    private Duration backoff(int attempts) {
        long doubled = properties.backoff().toMillis() << Math.min(attempts - 1, 10);
        long millis = Math.min(doubled, properties.maxBackoff().toMillis());
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
