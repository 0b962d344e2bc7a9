package io.gatehouse.request;

import io.gatehouse.audit.AuditTrail;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.request.PreflightFinding.Code;
import io.gatehouse.security.Actor;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Looks again at the principal of a request, for somebody who is about to decide on it or to apply it. */
@Service
public class Examinations {

    private final AssociationRequests requests;
    private final Preflight preflight;
    private final AuditTrail audit;
    private final TransactionOperations transaction;

    Examinations(
            AssociationRequests requests, Preflight preflight, AuditTrail audit, TransactionOperations transaction) {
        this.requests = requests;
        this.preflight = preflight;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @param intent that of the request */
    public AssociationRequest examine(AssociationRequest request, AssociationIntent intent, Actor actor) {
        requireNothingApplied(request);
        AssociationRequest examined = request.examinedAgain(compared(request, report(request, intent, actor)));
        return Objects.requireNonNull(transaction.execute(status -> {
            requests.update(examined);
            audit.append(RequestEvents.examined(examined));
            return examined;
        }));
    }

    private PreflightReport report(AssociationRequest request, AssociationIntent intent, Actor actor) {
        PolicyDocument policy = PolicyReader.read(request.policy().json());
        try {
            return preflight
                    .examine(request.principal(), intent, policy, actor.subject())
                    .orElseThrow(() -> ProblemException.refusal(
                            ProblemType.ENFORCEMENT_OFF,
                            "This installation does not call IAM (gatehouse.enforcement.mode is off)."));
        } catch (ProblemException refused) {
            throw refused.about(RequestRefused.REQUEST_ID, request.id());
        }
    }

    private static void requireNothingApplied(AssociationRequest request) {
        boolean open = request.status() == RequestStatus.PENDING_APPROVAL || request.status() == RequestStatus.APPROVED;
        if (!open || request.enforcement().status() != EnforcementStatus.NOT_APPLIED) {
            throw ProblemException.refusal(
                            ProblemType.WRONG_STATE,
                            "The request is " + request.status()
                                    + "; only before it is applied can it be said what it would change. Verify it instead.")
                    .about(RequestRefused.REQUEST_ID, request.id());
        }
    }

    private static PreflightReport compared(AssociationRequest request, PreflightReport report) {
        boolean another = request.enforcement()
                .principalId()
                .filter(id -> !id.equals(report.principalId()))
                .isPresent();
        return another
                ? report.and(PreflightFinding.of(
                        Code.PRINCIPAL_RECREATED,
                        "The principal was deleted and made again since the request was made; it will not be applied."
                                + " Make a new request."))
                : report;
    }
}
