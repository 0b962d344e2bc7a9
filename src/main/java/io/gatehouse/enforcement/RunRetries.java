package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.security.Actor;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has a run that failed for good tried once more: as a new run, so that the failed one stays on record. */
@Service
public class RunRetries {

    private final EnforcementRuns runs;
    private final AssociationRequests requests;
    private final EnforcementOrders orders;

    RunRetries(EnforcementRuns runs, AssociationRequests requests, EnforcementOrders orders) {
        this.runs = runs;
        this.requests = requests;
        this.orders = orders;
    }

    /** The run that does again what this one failed to do: the one that is open already, or a new one. */
    @Transactional
    public EnforcementRun retry(EnforcementRun failed, Actor actor) {
        AssociationRequest request = requests.lock(failed.requestId());
        requireFailed(failed);
        EnforcementRun latest = runs.findLatest(request.id()).orElseThrow();
        boolean retried = !latest.isFinished() && latest.operation() == failed.operation();
        if (!latest.id().equals(failed.id()) && !retried) {
            throw wrongState(
                    failed,
                    "The run " + latest.id() + " (" + latest.operation() + ", " + latest.status()
                            + ") came after it: retry that one if it has failed, or order anew what is wanted now.");
        }
        return switch (failed.operation()) {
            case APPLY ->
                orders.apply(request, Optional.of(request.enforcement().policyKind()), actor);
            case REVOKE -> orders.revoke(request, failed.reason().orElse("retried"), actor);
        };
    }

    private static void requireFailed(EnforcementRun run) {
        if (run.status() != RunStatus.FAILED) {
            throw wrongState(run, "The run is " + run.status() + "; only a failed one can be tried again.");
        }
    }

    private static ProblemException wrongState(EnforcementRun run, String detail) {
        return ProblemException.refusal(ProblemType.WRONG_STATE, detail)
                .about(RequestRefused.REQUEST_ID, run.requestId());
    }
}
