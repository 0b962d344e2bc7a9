package io.gatehouse.analysis;

import java.util.Optional;

/**
 * Whether some policies allow all that others allow.
 *
 * @param witness a call that only the others allow, of {@link Verdict#NOT_CONTAINED}
 * @param reason what is outside of what can be decided, of {@link Verdict#INDETERMINATE}
 */
public record Containment(Verdict verdict, Optional<AccessRequest> witness, Optional<String> reason) {

    public enum Verdict {
        CONTAINED,
        NOT_CONTAINED,
        INDETERMINATE
    }

    static final Containment CONTAINED = new Containment(Verdict.CONTAINED, Optional.empty(), Optional.empty());

    static Containment notContained(AccessRequest witness) {
        return new Containment(Verdict.NOT_CONTAINED, Optional.of(witness), Optional.empty());
    }

    static Containment indeterminate(String reason) {
        return new Containment(Verdict.INDETERMINATE, Optional.empty(), Optional.of(reason));
    }
}
