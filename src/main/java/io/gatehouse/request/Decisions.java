package io.gatehouse.request;

import io.gatehouse.audit.AuditTrail;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.security.Actor;
import io.gatehouse.security.Scope;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/** Approves, rejects and cancels. What is approved is a digest, never by the one who asked for it. */
@Service
public class Decisions {

    private final AssociationRequests requests;
    private final AuditTrail audit;
    private final IdGenerator ids;
    private final Clock clock;

    Decisions(AssociationRequests requests, AuditTrail audit, IdGenerator ids, Clock clock) {
        this.requests = requests;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Decides on the request as it was read; if it has changed since, nothing happens and the caller learns it. */
    @Transactional
    public AssociationRequest decide(
            AssociationRequest request, Decision decision, PolicyDigest digest, Optional<String> comment, Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (actor.subject().equals(request.requester())) {
            throw refusal(
                    request, ProblemType.SELF_APPROVAL, "You made this request; another person must decide on it.");
        }
        boolean again = request.isInConflict();
        requireStatus(
                request,
                again || request.status() == RequestStatus.PENDING_APPROVAL,
                "be decided on: only one that is PENDING_APPROVAL, or whose application stopped as CONFLICT, can");
        requireStatus(
                request,
                !again || decision == Decision.APPROVE || request.status() == RequestStatus.APPROVED,
                "be rejected once it was applied: revoke it");
        if (!digest.equals(request.policy().digest())) {
            throw anotherPolicy(request);
        }
        if (decision == Decision.APPROVE && request.isExpired(now)) {
            throw refusal(
                    request,
                    ProblemType.WRONG_STATE,
                    "The grant expired at " + request.expiresAt().get() + ".");
        }
        Optional<PolicyDigest> live = again && decision == Decision.APPROVE ? request.inTheWay() : Optional.empty();
        var approval = new Approval(ids.generateId(), actor.subject(), decision, digest, live, comment, now);
        AssociationRequest decided = again ? request.decidedAgain(approval) : request.decided(approval);
        requests.update(decided);
        requests.addApproval(decided, approval);
        audit.append(again ? RequestEvents.decidedAgain(decided, approval) : RequestEvents.decided(decided, approval));
        return decided;
    }

    @Transactional
    public AssociationRequest cancel(AssociationRequest request, Actor actor) {
        return cancel(request, Optional.empty(), actor);
    }

    @Transactional
    public AssociationRequest cancel(AssociationRequest request, Optional<String> reason, Actor actor) {
        if (!actor.subject().equals(request.requester())
                && !actor.has(Scope.ASSOCIATIONS_APPROVE)
                && !actor.has(Scope.ASSOCIATIONS_APPLY)) {
            throw refusal(
                    request,
                    ProblemType.FORBIDDEN,
                    "Only its requester, an approver or an operator may cancel a request.");
        }
        requireStatus(
                request,
                request.isCancellable(),
                "be cancelled"
                        + (request.status() == RequestStatus.APPROVED || request.status() == RequestStatus.APPLIED
                                ? " once its application was tried: revoke it"
                                : ""));
        AssociationRequest cancelled = request.become(
                RequestStatus.CANCELLED, request.enforcement(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        requests.update(cancelled);
        audit.append(RequestEvents.cancelled(cancelled, reason));
        return cancelled;
    }

    private static void requireStatus(AssociationRequest request, boolean possible, String what) {
        if (!possible) {
            throw refusal(
                    request,
                    ProblemType.WRONG_STATE,
                    "The request is " + request.status() + " and cannot " + what + ".");
        }
    }

    private static ProblemException anotherPolicy(AssociationRequest request) {
        String digest = request.policy().digest().toString();
        return ProblemException.refusal(
                        ProblemType.POLICY_CHANGED,
                        "The policy of this request has the digest " + digest + ".",
                        List.of(new FieldError(
                                "/policyDigest",
                                "another-digest",
                                "is the digest of another policy than the request's; accepted: " + digest
                                        + ", once you have read the policy again that has it")))
                .about(RequestRefused.REQUEST_ID, request.id());
    }

    private static ProblemException refusal(AssociationRequest request, ProblemType type, String detail) {
        return ProblemException.refusal(type, detail).about(RequestRefused.REQUEST_ID, request.id());
    }
}
