package io.gatehouse.request;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.Outcome;
import java.util.Optional;

/** What the audit trail says about requests. */
final class RequestEvents {

    private RequestEvents() {}

    static AuditEvent created(AssociationRequest request) {
        return event("association-request.created", request)
                .with("principalArn", request.principal().toString())
                .with("instanceArn", request.instance().toString())
                .with("intent", request.intent())
                .with("catalogVersion", request.policy().catalogVersion())
                .with("policy", request.policy().json());
    }

    static AuditEvent decided(AssociationRequest request, Approval approval) {
        AuditEvent event = event(
                approval.decision() == Decision.APPROVE
                        ? "association-request.approved"
                        : "association-request.rejected",
                request);
        return approval.comment().map(comment -> event.with("comment", comment)).orElse(event);
    }

    static AuditEvent cancelled(AssociationRequest request, Optional<String> reason) {
        AuditEvent event = event("association-request.cancelled", request);
        return reason.map(why -> event.with("reason", why)).orElse(event);
    }

    static AuditEvent expired(AssociationRequest request) {
        return event("association-request.expired", request).by(AuditEvent.SYSTEM);
    }

    private static AuditEvent event(String action, AssociationRequest request) {
        return AuditEvent.of(new AuditAction(action), Outcome.SUCCEEDED)
                .about(request.id())
                .with("status", request.status().name())
                .with("policyDigest", request.policy().digest().toString());
    }
}
