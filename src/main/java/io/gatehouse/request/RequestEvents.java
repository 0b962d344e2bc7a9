package io.gatehouse.request;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.Outcome;

/** What the audit trail says about requests. */
final class RequestEvents {

    private RequestEvents() {}

    static AuditEvent created(AssociationRequest request) {
        return event(AuditAction.REQUEST_CREATED, request)
                .with("principalArn", request.principal().toString())
                .with("instanceArn", request.instance().toString())
                .with("intent", request.intent())
                .with("catalogVersion", request.policy().catalogVersion())
                .with("policy", request.policy().json());
    }

    static AuditEvent decided(AssociationRequest request, Approval approval) {
        AuditEvent event = event(
                approval.decision() == Decision.APPROVE ? AuditAction.REQUEST_APPROVED : AuditAction.REQUEST_REJECTED,
                request);
        return approval.comment().map(comment -> event.with("comment", comment)).orElse(event);
    }

    static AuditEvent cancelled(AssociationRequest request) {
        return event(AuditAction.REQUEST_CANCELLED, request);
    }

    private static AuditEvent event(AuditAction action, AssociationRequest request) {
        return AuditEvent.of(action, Outcome.SUCCEEDED)
                .about(request.id())
                .with("status", request.status().name())
                .with("policyDigest", request.policy().digest().toString());
    }
}
