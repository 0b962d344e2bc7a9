package io.gatehouse.request;

import io.gatehouse.iam.AccountId;
import io.gatehouse.policy.PrincipalArn;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which open drifts to list, all conditions together. */
public record DriftFilter(
        Optional<PrincipalArn> principal, Optional<AccountId> account, Optional<Position> before, int limit) {

    /** The place of a drift in the list. */
    public record Position(Instant detectedAt, UUID requestId) {}
}
