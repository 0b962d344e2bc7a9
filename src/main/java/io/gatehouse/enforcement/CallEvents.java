package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.Outcome;
import java.util.Optional;

/** What the audit trail says about a call of AWS; the call id tells which outcome belongs to which intent. */
record CallEvents(OpenCall call) {

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
        CallSubject subject = call.subject();
        AuditEvent event = AuditEvent.of(AuditAction.AWS_CALL, outcome)
                .by(subject.actor())
                .with("callId", call.id().toString())
                .with("call", call.call())
                .with("principalArn", subject.principal().toString());
        AuditEvent about = subject.requestId().map(event::about).orElse(event);
        AuditEvent named =
                subject.policyName().map(name -> about.with("policyName", name)).orElse(about);
        return subject.runId().map(run -> named.with("runId", run.toString())).orElse(named);
    }
}
