package io.gatehouse.enforcement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.Outcome;
import io.gatehouse.enforcement.CallSubject;
import io.gatehouse.enforcement.EndedCall;
import io.gatehouse.enforcement.EnforcementRun;
import io.gatehouse.enforcement.OpenCall;
import io.gatehouse.enforcement.RunLeases.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls of AWS as runs make them. */
final class RunCalls {

    private final RunDatabase database;
    private final Duration length;

    /** @param length for how long each of them extends the lease */
    RunCalls(RunDatabase database, Duration length) {
        this.database = database;
        this.length = length;
    }

    OpenCall open(Lease lease, String action, Instant at) {
        OpenCall call = runCall(lease, action, at);
        assertThat(open(lease, call, null)).isTrue();
        return call;
    }

    boolean open(Lease lease, OpenCall call, @Nullable EndedCall before) {
        return database.calls.open(
                call, RunDatabase.EVENT, before, lease, call.startedAt().plus(length));
    }

    static EndedCall ended(OpenCall call) {
        return new EndedCall(call, AuditEvent.of(AuditAction.AWS_CALL, Outcome.SUCCEEDED), RunDatabase.EVENT);
    }

    static OpenCall runCall(Lease lease, String action, Instant at) {
        return call(lease.run(), Optional.of(lease.run().id()), action, at);
    }

    static OpenCall call(EnforcementRun run, Optional<UUID> runId, Instant at) {
        return call(run, runId, "iam:GetRole", at);
    }

    static OpenCall call(EnforcementRun run, Optional<UUID> runId, String action, Instant at) {
        var subject = new CallSubject(
                Optional.of(run.requestId()),
                runId,
                "operator",
                run.principal(),
                Optional.of("Gatehouse-" + run.requestId()));
        return new OpenCall(UUID.randomUUID(), subject, action, at);
    }
}
