package io.gatehouse.policy;

import io.gatehouse.analysis.Witness;
import java.util.List;

/**
 * What a policy allows, as was found out from the policy itself.
 *
 * @param allows every association with the instance that it makes possible
 * @param broader what it allows beyond what was asked
 * @param missing the calls that an association needs and that it does not allow
 * @param undecided what it may allow beyond that, or not
 * @param probes calls by which all of that can be tried elsewhere
 */
public record Proof(
        Verdict verdict,
        List<PossibleAssociation> allows,
        List<Broader> broader,
        List<Probe> missing,
        List<String> undecided,
        List<Probe> probes) {

    public enum Verdict {
        /** The associations asked for, and nothing else. */
        EXACT,
        /** More than that, of which each has a witness. */
        BROADER,
        /** Not decided, as {@link #undecided} shows; or something is missing, as {@link #missing} shows. */
        INDETERMINATE
    }

    /** Something beyond what was asked, with a call that is allowed. */
    public record Broader(String code, String detail, Witness witness) {}

    public Proof {
        allows = List.copyOf(allows);
        broader = List.copyOf(broader);
        missing = List.copyOf(missing);
        undecided = List.copyOf(undecided);
        probes = List.copyOf(probes);
    }

    static Proof indeterminate(String reason) {
        return new Proof(Verdict.INDETERMINATE, List.of(), List.of(), List.of(), List.of(reason), List.of());
    }
}
