package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.Outcome;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.EnforcementStatus;
import io.gatehouse.security.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Compares the approved policy of a request with what IAM has now. */
@Service
public class Verification {

    private final FindingRecords records;
    private final EnforcementSwitch enforcement;
    private final IamSessions sessions;
    private final CallRecords calls;
    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private final WaitingCallers callers;

    Verification(
            FindingRecords records,
            EnforcementSwitch enforcement,
            IamSessions sessions,
            CallRecords calls,
            AuditTrail audit,
            TransactionOperations transaction,
            WaitingCallers callers) {
        this.records = records;
        this.enforcement = enforcement;
        this.sessions = sessions;
        this.calls = calls;
        this.audit = audit;
        this.transaction = transaction;
        this.callers = callers;
    }

    public Finding verify(AssociationRequest request, Actor actor) {
        enforcement.requireOn(request);
        if (request.enforcement().status() == EnforcementStatus.NOT_APPLIED) {
            return Finding.of(VerificationResult.NOT_APPLIED, request);
        }
        SuccessiveCalls made = calls.ofNoRun();
        try {
            Finding finding = callers.waiting(() -> inspect(request, made, actor));
            made.settle(transaction, () -> keep(request, finding));
            return finding;
        } catch (IamFailure failure) {
            made.settle(transaction, () -> audit.append(failed(request, failure.toError())));
            throw failure.toProblem();
        } finally {
            made.settle();
        }
    }

    private Finding inspect(AssociationRequest request, SuccessiveCalls made, Actor actor) {
        var recorder =
                new CallsInTime(new RecordedCalls(made, CallSubject.of(request, actor.subject())), CallsInTime.LONGEST);
        try (IamSession iam = sessions.open(request.principal(), "gatehouse-" + request.id(), recorder)) {
            return made.during(() -> Inspection.run(iam, request));
        }
    }

    private void keep(AssociationRequest seen, Finding finding) {
        records.keep(seen, finding);
        AuditEvent event = AuditEvent.of(AuditAction.VERIFIED, Outcome.SUCCEEDED)
                .about(seen.id())
                .with("result", finding.result().name())
                .with("policyDigest", finding.expected().toString());
        audit.append(finding.liveDigest()
                .map(live -> event.with("liveDigest", live.toString()))
                .orElse(event));
    }

    private static AuditEvent failed(AssociationRequest request, RunError error) {
        return AuditEvent.of(AuditAction.VERIFIED, Outcome.FAILED)
                .about(request.id())
                .with("error", error.code())
                .with("errorDetail", error.detail());
    }
}
