package io.gatehouse.request;

import java.time.Instant;
import java.util.Optional;

/** The policy of a request in IAM, as far as it is known. */
public record Enforcement(EnforcementStatus status, Optional<Instant> lastVerifiedAt, Optional<Drift> drift) {

    /** How the live policy differs from the approved one, and since when that is known. */
    public record Drift(String result, Instant detectedAt) {}

    public static final Enforcement NONE =
            new Enforcement(EnforcementStatus.NOT_APPLIED, Optional.empty(), Optional.empty());

    public Enforcement become(EnforcementStatus next) {
        return new Enforcement(next, lastVerifiedAt, Optional.empty());
    }

    public Enforcement verified(EnforcementStatus next, Instant at, Optional<String> difference) {
        return new Enforcement(
                next,
                Optional.of(at),
                difference.map(result ->
                        drift.filter(known -> known.result().equals(result)).orElse(new Drift(result, at))));
    }
}
