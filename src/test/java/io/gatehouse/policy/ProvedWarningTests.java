package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.Witness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvedWarningTests {

    private final AssociationIntent intent = Form.of(
                    Form.bucket("recordings", "CALL_RECORDINGS"), Form.function("greet"))
            .read();
    private final GeneratedPolicy policy = new PolicyGenerator().generate(intent);
    private final Proof proof = new PolicyProver(Form.CATALOG).prove(intent, policy.document());

    @Test
    void showsWhatACallCanShow() {
        List<ProvedWarning> warnings = ProvedWarning.of(policy.warnings(), proof);
        assertThat(warnings)
                .filteredOn(it -> it.code().equals("SLR_PATTERN"))
                .singleElement()
                .extracting(ProvedWarning::witness)
                .isIn(proof.broader().stream().map(Proof.Broader::witness).toList());
        assertThat(warnings)
                .filteredOn(it -> it.code().equals("OPENS_TO_ANY_INSTANCE"))
                .singleElement()
                .extracting(ProvedWarning::witness)
                .isNull();
    }

    @Test
    void takesTheFindingInTheSameWords() {
        Witness first = new Witness("s3:A", "*", Map.of());
        Witness second = new Witness("s3:B", "*", Map.of());
        var found = List.of(new Proof.Broader("X", "one", first), new Proof.Broader("X", "two", second));
        var proof = new Proof(Proof.Verdict.BROADER, List.of(), found, List.of(), List.of(), List.of());
        List<Warning> warnings = List.of(
                new Warning("X", "two", List.of(0)),
                new Warning("X", "three", List.of()),
                new Warning("Y", "four", List.of()));
        assertThat(ProvedWarning.of(warnings, proof))
                .containsExactly(
                        new ProvedWarning("X", "two", List.of(0), second),
                        new ProvedWarning("X", "three", List.of(), first),
                        new ProvedWarning("Y", "four", List.of(), null));
    }

    @Test
    void showsNothingWithoutAProof() {
        assertThat(ProvedWarning.of(policy.warnings(), null))
                .hasSameSizeAs(policy.warnings())
                .allMatch(it -> it.witness() == null);
    }
}
