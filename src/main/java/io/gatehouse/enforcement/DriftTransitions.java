package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.Outcome;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.Enforcement.Drift;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts on record when a grant begins to drift, drifts in another way, or is in force again; never that nothing changed. */
@Component
class DriftTransitions {

    private final AuditTrail audit;
    private final DriftMetrics metrics;

    DriftTransitions(AuditTrail audit, DriftMetrics metrics) {
        this.audit = audit;
        this.metrics = metrics;
    }

    /** Joins the transaction that stores the change. */
    void record(AssociationRequest before, AssociationRequest after) {
        Optional<Drift> known = before.openDrift();
        Optional<Drift> found = after.openDrift();
        if (found.isPresent() && known.filter(it -> isSame(it, found.get())).isEmpty()) {
            append(AuditAction.DRIFTED, after, found.get());
        } else if (found.isEmpty() && known.isPresent()) {
            append(AuditAction.RECOVERED, after, known.get());
        }
    }

    private static boolean isSame(Drift known, Drift found) {
        return known.result().equals(found.result()) && Objects.equals(known.change(), found.change());
    }

    private void append(AuditAction action, AssociationRequest request, Drift drift) {
        AuditEvent event = AuditEvent.of(action, Outcome.SUCCEEDED)
                .about(request.id())
                .with("principalArn", request.principal().toString())
                .with("policyDigest", request.policy().digest().toString())
                .with("result", drift.result())
                .with("detectedAt", drift.detectedAt().toString());
        AuditEvent changed = drift.change() == null ? event : event.with("change", drift.change());
        audit.append(drift.witness() == null ? changed : changed.with("witness", drift.witness()));
        metrics.transition(action, drift);
    }
}
