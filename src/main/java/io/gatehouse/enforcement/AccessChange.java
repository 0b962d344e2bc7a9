package io.gatehouse.enforcement;

import io.gatehouse.analysis.AccessProver;
import io.gatehouse.analysis.Containment;
import io.gatehouse.analysis.Containment.Verdict;
import io.gatehouse.analysis.Witness;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.request.Enforcement.Drift;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the access that a live document gives differs from the approved one's.
 *
 * @param direction none where it cannot be decided
 * @param witness a call that only the live document allows
 */
public record AccessChange(Optional<Direction> direction, Optional<Witness> witness) {

    /** Seen from the approved document. */
    public enum Direction {
        SAME,
        NARROWER,
        WIDER,
        DIFFERENT
    }

    static final AccessChange SAME = new AccessChange(Optional.of(Direction.SAME), Optional.empty());
    static final AccessChange UNKNOWN = new AccessChange(Optional.empty(), Optional.empty());

    static AccessChange between(PolicyDocument approved, PolicyDocument live) {
        Containment more = AccessProver.compare(List.of(approved), List.of(live));
        Containment less = AccessProver.compare(List.of(live), List.of(approved));
        Optional<Direction> direction =
                more.verdict() == Verdict.INDETERMINATE || less.verdict() == Verdict.INDETERMINATE
                        ? Optional.empty()
                        : Optional.of(direction(
                                more.verdict() == Verdict.NOT_CONTAINED,
                                less.verdict() == Verdict.NOT_CONTAINED || denies(live)));
        return new AccessChange(direction, more.witness().map(Witness::of));
    }

    /** As it is kept of a changed document. */
    Drift toDrift(Instant now) {
        return new Drift(
                VerificationResult.CHANGED.name(),
                now,
                direction.map(Enum::name).orElse(null),
                witness.orElse(null));
    }

    private static Direction direction(boolean more, boolean less) {
        if (more) {
            return less ? Direction.DIFFERENT : Direction.WIDER;
        }
        return less ? Direction.NARROWER : Direction.SAME;
    }

    /** A Deny takes away from what other policies allow, which a comparison of these two alone cannot show. */
    private static boolean denies(PolicyDocument live) {
        return live.statements().stream().anyMatch(statement -> statement.effect() == Effect.DENY);
    }
}
