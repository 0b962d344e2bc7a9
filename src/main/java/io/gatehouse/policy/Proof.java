package io.gatehouse.policy;

import io.gatehouse.analysis.Witness;
import java.util.List;

/**
 * What a policy allows, as was found out from the policy itself.
 *
 * @param allows every association with the instance that it makes possible
 * @param broader what it allows beyond what was asked
 * @param missing the calls that an association needs and that it does not allow
 * @param probes calls by which all of that can be tried elsewhere
 */
public record Proof(
        Verdict verdict,
        List<PossibleAssociation> allows,
        List<Broader> broader,
        List<Probe> missing,
        List<Probe> probes) {

    public enum Verdict {
        /** The associations asked for, and nothing else. */
        EXACT,
        /** More than that, of which each has a witness. */
        BROADER,
        /** Not decided in time; or something is missing, as {@link #missing} shows. */
        INDETERMINATE
    }

    /** Something beyond what was asked, with a call that is allowed. */
    public record Broader(String code, String detail, Witness witness) {}

    public Proof {
        allows = List.copyOf(allows);
        broader = List.copyOf(broader);
        missing = List.copyOf(missing);
        probes = List.copyOf(probes);
    }

    static final Proof INDETERMINATE = new Proof(Verdict.INDETERMINATE, List.of(), List.of(), List.of(), List.of());
}
