package io.gatehouse.enforcement.web;

import io.gatehouse.analysis.Witness;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.Enforcement.Drift;
import io.gatehouse.request.RequestStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An open drift as the API shows it. */
record DriftView(
        UUID requestId,
        String principalArn,
        String instanceArn,
        RequestStatus status,
        String result,
        @Nullable String change,
        @Nullable Witness witness,
        Instant detectedAt,
        @Nullable Instant lastVerifiedAt) {

    static DriftView of(AssociationRequest request) {
        Drift drift = request.openDrift().orElseThrow();
        return new DriftView(
                request.id(),
                request.principal().toString(),
                request.instance().toString(),
                request.status(),
                drift.result(),
                drift.change(),
                drift.witness(),
                drift.detectedAt(),
                request.enforcement().lastVerifiedAt().orElse(null));
    }
}
