package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.AuditTrail;
import io.gatehouse.audit.Outcome;
import io.gatehouse.request.AssociationRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Records the calls made for one request. The intent is committed before the call is made; whatever has to hold for the
 * call to be made (such as a lease) is made sure of in the same transaction.
 */
final class RecordedCalls implements CallRecorder {

    private static final AuditAction CALL = new AuditAction("aws.call");

    private final AssociationRequest request;
    private final String actor;
    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private final Runnable beforeEach;
    private final Consumer<String> onAwsRequestId;

    RecordedCalls(
            AssociationRequest request,
            String actor,
            AuditTrail audit,
            TransactionOperations transaction,
            Runnable beforeEach,
            Consumer<String> onAwsRequestId) {
        this.request = request;
        this.actor = actor;
        this.audit = audit;
        this.transaction = transaction;
        this.beforeEach = beforeEach;
        this.onAwsRequestId = onAwsRequestId;
    }

    @Override
    public <T> T record(String action, Supplier<Answer<T>> call) {
        AuditEvent intent = intent(action);
        transaction.executeWithoutResult(status -> {
            beforeEach.run();
            audit.append(intent);
        });
        try {
            Answer<T> answer = call.get();
            append(outcome(intent, Outcome.SUCCEEDED), Optional.of(answer.awsRequestId()));
            return answer.value();
        } catch (IamFailure failure) {
            RunError error = failure.toError();
            append(
                    outcome(intent, Outcome.FAILED).with("error", error.code()).with("errorDetail", error.detail()),
                    failure.awsRequestId());
            throw failure;
        }
    }

    private void append(AuditEvent outcome, Optional<String> awsRequestId) {
        transaction.executeWithoutResult(status -> {
            awsRequestId.ifPresent(onAwsRequestId);
            audit.append(
                    awsRequestId.map(id -> outcome.with("awsRequestId", id)).orElse(outcome));
        });
    }

    /** The call id tells which outcome belongs to which intent. */
    private AuditEvent intent(String action) {
        return AuditEvent.of(CALL, Outcome.STARTED)
                .about(request.id())
                .by(actor)
                .with("callId", UUID.randomUUID().toString())
                .with("call", action)
                .with("principalArn", request.principal().toString())
                .with("policyName", request.policyName());
    }

    private static AuditEvent outcome(AuditEvent intent, Outcome outcome) {
        return new AuditEvent(CALL, outcome, intent.requestId(), intent.actor(), intent.detail());
    }
}
