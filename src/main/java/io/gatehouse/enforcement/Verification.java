package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.Outcome;
import io.gatehouse.iam.PolicyDifference;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.Enforcement;
import io.gatehouse.request.EnforcementStatus;
import io.gatehouse.request.RequestStatus;
import io.gatehouse.security.Actor;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Compares the approved policy of a request with what IAM has now. */
@Service
public class Verification {

    /** What was found; the live digest is of the canonical form of the live document. */
    public record Finding(
            VerificationResult result,
            PolicyDigest expected,
            Optional<PolicyDigest> live,
            List<PolicyDifference> differences) {

        static Finding of(VerificationResult result, AssociationRequest request) {
            return new Finding(result, request.policy().digest(), Optional.empty(), List.of());
        }
    }

    private final AssociationRequests requests;
    private final EnforcementSwitch enforcement;
    private final IamSessions sessions;
    private final CallRecords calls;
    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    Verification(
            AssociationRequests requests,
            EnforcementSwitch enforcement,
            IamSessions sessions,
            CallRecords calls,
            AuditTrail audit,
            TransactionOperations transaction,
            Clock clock) {
        this.requests = requests;
        this.enforcement = enforcement;
        this.sessions = sessions;
        this.calls = calls;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Finding verify(AssociationRequest request, Actor actor) {
        enforcement.requireOn(request);
        if (request.enforcement().status() == EnforcementStatus.NOT_APPLIED) {
            return Finding.of(VerificationResult.NOT_APPLIED, request);
        }
        var recorder = new RecordedCalls(calls, request, Optional.empty(), actor.subject(), () -> {});
        try (IamSession iam = sessions.open(request.principal(), "gatehouse-" + request.id(), recorder)) {
            Finding finding = find(iam, request);
            transaction.executeWithoutResult(status -> keep(request, finding));
            return finding;
        } catch (IamFailure failure) {
            transaction.executeWithoutResult(status -> audit.append(failed(request, failure.toError())));
            throw problem(failure);
        }
    }

    private static Finding find(IamSession iam, AssociationRequest request) {
        boolean revoked = request.status() == RequestStatus.REVOKED;
        if (!iam.exists(request.principal())) {
            return Finding.of(revoked ? VerificationResult.NOT_APPLIED : VerificationResult.PRINCIPAL_GONE, request);
        }
        Optional<String> text = iam.read(request.principal(), request.policyName());
        if (text.isEmpty()) {
            return Finding.of(revoked ? VerificationResult.NOT_APPLIED : VerificationResult.MISSING, request);
        }
        LivePolicy live = LivePolicy.compare(request.policy().json(), text.get());
        return new Finding(
                live.inForce() ? VerificationResult.IN_FORCE : VerificationResult.CHANGED,
                request.policy().digest(),
                live.digest(),
                live.differences());
    }

    private void keep(AssociationRequest seen, Finding finding) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AssociationRequest request = requests.lock(seen.id());
        if (request.version() == seen.version()
                && request.enforcement().status().isSettled()) {
            requests.update(request.become(request.status(), after(request, finding, now), now));
        }
        AuditEvent event = AuditEvent.of(AuditAction.VERIFIED, Outcome.SUCCEEDED)
                .about(request.id())
                .with("result", finding.result().name())
                .with("policyDigest", finding.expected().toString());
        audit.append(finding.live()
                .map(live -> event.with("liveDigest", live.toString()))
                .orElse(event));
    }

    private static AuditEvent failed(AssociationRequest request, RunError error) {
        return AuditEvent.of(AuditAction.VERIFIED, Outcome.FAILED)
                .about(request.id())
                .with("error", error.code())
                .with("errorDetail", error.detail());
    }

    private static Enforcement after(AssociationRequest request, Finding finding, Instant now) {
        Enforcement known = request.enforcement();
        VerificationResult result = finding.result();
        Optional<String> difference = Optional.of(result.name());
        if (request.status() == RequestStatus.APPROVED) {
            return known.verified(known.status(), now, difference.filter(it -> result != VerificationResult.MISSING));
        }
        return switch (result) {
            case NOT_APPLIED -> known.verified(EnforcementStatus.REVOKED, now, Optional.empty());
            case IN_FORCE ->
                request.status() == RequestStatus.APPLIED
                        ? known.verified(EnforcementStatus.IN_FORCE, now, Optional.empty())
                        : known.verified(EnforcementStatus.DRIFTED, now, difference);
            case MISSING, CHANGED, PRINCIPAL_GONE -> known.verified(EnforcementStatus.DRIFTED, now, difference);
        };
    }

    private static ProblemException problem(IamFailure failure) {
        RunError error = failure.toError();
        if (failure.kind().isPassing()) {
            return ProblemException.of(ProblemType.UNAVAILABLE, error.detail())
                    .with("awsError", error.code())
                    .retryAfter(Duration.ofSeconds(5));
        }
        return ProblemException.of(ProblemType.AWS_REFUSED, error.detail()).with("awsError", error.code());
    }
}
