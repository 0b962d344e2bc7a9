package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditTrail;
import io.gatehouse.enforcement.EnforcementRuns.Lease;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Carries out one attempt of a run and settles it, or leaves it for a later attempt. */
@Component
class RunExecution {

    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    private final EnforcementRuns runs;
    private final AssociationRequests requests;
    private final RunSettlement settlement;
    private final IamSessions sessions;
    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private final EnforcementProperties properties;
    private final Clock clock;

    RunExecution(
            EnforcementRuns runs,
            AssociationRequests requests,
            RunSettlement settlement,
            IamSessions sessions,
            AuditTrail audit,
            TransactionOperations transaction,
            EnforcementProperties properties,
            Clock clock) {
        this.runs = runs;
        this.requests = requests;
        this.settlement = settlement;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    void execute(Lease lease) {
        EnforcementRun run = lease.run();
        AssociationRequest request = requests.find(run.requestId()).orElseThrow();
        try {
            if (run.attempts() > properties.maxAttempts()) {
                throw IamFailure.of(IamFailure.Kind.UNSETTLED);
            }
            attempt(lease, request);
        } catch (IamFailure failure) {
            LOG.warn(
                    "Run {} of request {}, attempt {}: {}",
                    run.id(),
                    request.id(),
                    run.attempts(),
                    failure.getMessage());
            if (failure.kind().isPassing() && run.attempts() < properties.maxAttempts()) {
                settlement.retry(lease, failure.toError(), clock.instant().plus(backoff(run.attempts())));
            } else {
                settlement.failed(lease, failure.toError());
            }
        } catch (LeaseLostException e) {
            LOG.warn("Run {} of request {} is left alone: {}", run.id(), request.id(), e.getMessage());
        }
    }

    private void attempt(Lease lease, AssociationRequest request) {
        IamSession iam = sessions.open(request.principal(), "gatehouse-" + request.id(), recorder(lease, request));
        switch (lease.run().operation()) {
            case APPLY -> {
                if (request.isExpired(clock.instant())) {
                    throw IamFailure.of(IamFailure.Kind.GRANT_EXPIRED);
                }
                LivePolicy live = ApplyPolicy.run(iam, request);
                if (live.inForce()) {
                    settlement.applied(lease);
                } else {
                    settlement.conflict(lease, live);
                }
            }
            case REVOKE -> {
                RevokePolicy.run(iam, request);
                settlement.revoked(lease);
            }
        }
    }

    private CallRecorder recorder(Lease lease, AssociationRequest request) {
        return new RecordedCalls(
                request,
                lease.run().actor(),
                audit,
                transaction,
                () -> runs.renew(lease, leaseEnd()),
                awsRequestId -> runs.addAwsRequestId(lease, awsRequestId));
    }

    private Instant leaseEnd() {
        return clock.instant().plus(properties.lease());
    }

    /** Doubled for each attempt, with up to half of it added by chance so that runs do not meet again. */
    private Duration backoff(int attempts) {
        long millis = properties.backoff().toMillis() << Math.min(attempts - 1, 10);
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
