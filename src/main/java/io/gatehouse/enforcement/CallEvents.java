package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.Outcome;
import io.gatehouse.request.AssociationRequest;
import java.util.Optional;

/** What the audit trail says about a call of AWS; the call id tells which outcome belongs to which intent. */
record CallEvents(AssociationRequest request, OpenCall call) {

    AuditEvent intent() {
        return event(Outcome.STARTED);
    }

    AuditEvent succeeded(String awsRequestId) {
        return event(Outcome.SUCCEEDED).with("awsRequestId", awsRequestId);
    }

    AuditEvent failed(RunError error, Optional<String> awsRequestId) {
        AuditEvent event = event(Outcome.FAILED).with("error", error.code()).with("errorDetail", error.detail());
        return awsRequestId.map(id -> event.with("awsRequestId", id)).orElse(event);
    }

    private AuditEvent event(Outcome outcome) {
        AuditEvent event = AuditEvent.of(AuditAction.AWS_CALL, outcome)
                .about(request.id())
                .by(call.actor())
                .with("callId", call.id().toString())
                .with("call", call.call())
                .with("principalArn", request.principal().toString())
                .with("policyName", request.policyName());
        return call.runId().map(run -> event.with("runId", run.toString())).orElse(event);
    }
}
