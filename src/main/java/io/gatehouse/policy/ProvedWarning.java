package io.gatehouse.policy;

import io.gatehouse.analysis.Witness;
import io.gatehouse.policy.Proof.Broader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A warning, and the call that shows it.
 *
 * @param associations zero-based, those concerned
 * @param witness null where no call shows it, such as what a bot's resource policy says, and where nothing is proved
 */
public record ProvedWarning(
        String code,
        String detail,
        List<Integer> associations,
        @Nullable Witness witness) {

    public ProvedWarning {
        associations = List.copyOf(associations);
    }

    public static List<ProvedWarning> of(List<Warning> warnings, @Nullable Proof proof) {
        List<Broader> shown = proof == null ? List.of() : proof.broader();
        Set<String> detailed = new HashSet<>();
        shown.forEach(it -> detailed.add(it.detail()));
        return warnings.stream()
                .map(it -> new ProvedWarning(
                        it.code(),
                        it.detail(),
                        it.associations(),
                        witness(it, shown, detailed).orElse(null)))
                .toList();
    }

    /** Of what the prover found in the same words; where it uses its own, of its first finding with the code. */
    private static Optional<Witness> witness(Warning warning, List<Broader> shown, Set<String> detailed) {
        boolean sameWords = detailed.contains(warning.detail());
        return shown.stream()
                .filter(it -> it.code().equals(warning.code()))
                .filter(it -> !sameWords || it.detail().equals(warning.detail()))
                .map(Broader::witness)
                .findFirst();
    }
}
