package io.gatehouse.request;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.Outcome;
import java.util.Optional;

/** What the audit trail says about requests. */
final class RequestEvents {

    private RequestEvents() {}

    static AuditEvent created(AssociationRequest request) {
        AuditEvent event = event(AuditAction.REQUEST_CREATED, request)
                .with("principalArn", request.principal().toString())
                .with("instanceArn", request.instance().toString())
                .with("intent", request.intent())
                .with("catalogVersion", request.policy().catalogVersion())
                .with("policy", request.policy().json());
        return withFindings(event, request);
    }

    static AuditEvent examined(AssociationRequest request) {
        return withFindings(event(AuditAction.REQUEST_EXAMINED, request), request);
    }

    private static AuditEvent withFindings(AuditEvent event, AssociationRequest request) {
        return request.preflight()
                .map(report -> event.with(
                        "preflightFindings",
                        report.findings().stream()
                                .map(it -> it.code().name())
                                .distinct()
                                .toList()))
                .orElse(event);
    }

    static AuditEvent decided(AssociationRequest request, Approval approval) {
        AuditEvent event = event(
                approval.decision() == Decision.APPROVE ? AuditAction.REQUEST_APPROVED : AuditAction.REQUEST_REJECTED,
                request);
        return approval.comment().map(comment -> event.with("comment", comment)).orElse(event);
    }

    /** With the document that was decided on besides. */
    static AuditEvent decidedAgain(AssociationRequest request, Approval approval) {
        AuditEvent event = event(
                approval.decision() == Decision.APPROVE ? AuditAction.REQUEST_REAPPROVED : AuditAction.REQUEST_REJECTED,
                request);
        AuditEvent about = request.enforcement()
                .conflict()
                .map(conflict -> event.with("liveDigest", conflict.liveDigest().toString()))
                .orElse(event);
        return approval.comment().map(comment -> about.with("comment", comment)).orElse(about);
    }

    static AuditEvent cancelled(AssociationRequest request, Optional<String> reason) {
        AuditEvent event = event(AuditAction.REQUEST_CANCELLED, request);
        return reason.map(why -> event.with("reason", why)).orElse(event);
    }

    static AuditEvent expired(AssociationRequest request) {
        return event(AuditAction.REQUEST_EXPIRED, request).by(AuditEvent.SYSTEM);
    }

    private static AuditEvent event(AuditAction action, AssociationRequest request) {
        return AuditEvent.of(action, Outcome.SUCCEEDED)
                .about(request.id())
                .with("status", request.status().name())
                .with("policyDigest", request.policy().digest().toString());
    }
}
