package io.gatehouse.enforcement;

import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.Decisions;
import io.gatehouse.request.RequestFilter;
import io.gatehouse.security.Actor;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes everything away from a principal at once: all of it is ordered, or nothing is. */
@Service
public class PrincipalRevocation {

    private static final int MOST = 1_000;

    /** @param cancelled requests of which IAM has nothing */
    public record Ordered(List<EnforcementRun> runs, List<UUID> cancelled) {

        public Ordered {
            runs = List.copyOf(runs);
            cancelled = List.copyOf(cancelled);
        }
    }

    private final AssociationRequests requests;
    private final EnforcementSwitch enforcement;
    private final EnforcementOrders orders;
    private final Decisions decisions;

    PrincipalRevocation(
            AssociationRequests requests,
            EnforcementSwitch enforcement,
            EnforcementOrders orders,
            Decisions decisions) {
        this.requests = requests;
        this.enforcement = enforcement;
        this.orders = orders;
        this.decisions = decisions;
    }

    @Transactional
    public Ordered revoke(PrincipalArn principal, String reason, Actor actor) {
        enforcement.requireOn();
        requireKnown(principal);
        List<AssociationRequest> open = requests.lockOpen(principal, MOST + 1);
        requireNotTooMany(principal, open);
        List<EnforcementRun> runs = new ArrayList<>();
        List<UUID> cancelled = new ArrayList<>();
        for (AssociationRequest request : open) {
            if (EnforcementOrders.isRevocable(request)) {
                runs.add(orders.revokeLocked(request, reason, actor.subject()));
            } else {
                cancelled.add(
                        decisions.cancel(request, Optional.of(reason), actor).id());
            }
        }
        return new Ordered(runs, cancelled);
    }

    /** Whoever misspells a principal in a hurry must not take it for one that has nothing any more. */
    private void requireKnown(PrincipalArn principal) {
        var any = new RequestFilter(
                Optional.empty(),
                Optional.of(principal.toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
        if (requests.find(any).isEmpty()) {
            throw ProblemException.refusal(
                            ProblemType.VALIDATION_FAILED,
                            "No request names this principal, so nothing was revoked.",
                            List.of(
                                    new FieldError(
                                            "/principalArn",
                                            "unknown-principal",
                                            "no request names this principal; accepted: the ARN with its path, as in the request")))
                    .about(RequestRefused.PRINCIPAL, principal);
        }
    }

    private static void requireNotTooMany(PrincipalArn principal, List<AssociationRequest> open) {
        if (open.size() > MOST) {
            throw ProblemException.refusal(
                            ProblemType.WRONG_STATE,
                            "The principal has more than " + MOST
                                    + " open requests, which is more than one call revokes;"
                                    + " revoke or cancel some of them one by one first.")
                    .about(RequestRefused.PRINCIPAL, principal);
        }
    }
}
