package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.analysis.AccessProver;
import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.Containment;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.PolicyEvaluator;
import io.gatehouse.analysis.Witness;
import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.Restrictability;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.policy.IntentForm.AssociationForm;
import io.gatehouse.policy.Probe.Expect;
import io.gatehouse.policy.Proof.Broader;
import io.gatehouse.policy.Proof.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyProverTests {

    private static final PolicyProver PROVER = new PolicyProver(Form.CATALOG);
    private static final Pattern ACTION = Pattern.compile("\\b[a-z][a-z-]*:[A-Z][A-Za-z]+");
    private static final Set<String> FROM_THE_PROVER = Set.of("CROSS_PRODUCT", "BROADER_THAN_ASKED");

    static Stream<String> types() {
        return Form.CATALOG.types().stream().map(AssociationType::name);
    }

    @ParameterizedTest
    @MethodSource("types")
    void provesEveryPolicyExactOrSaysWhyNot(String name) {
        AssociationType type = Samples.type(name);
        for (AssociationForm association : keyed(type)) {
            for (Profile profile : List.of(Profile.LEAST_PRIVILEGE, Profile.COMPLETE)) {
                for (Operation operation : type.operations()) {
                    for (Access access : Access.values()) {
                        Form form = Form.of(association)
                                .as(profile)
                                .doing(Set.of(operation))
                                .from(access)
                                .withRole(Form.ROLE)
                                .acceptingBroader();
                        requireProof(form, type, operation);
                    }
                }
            }
        }
    }

    private static void requireProof(Form form, AssociationType type, Operation operation) {
        AssociationIntent intent = form.read();
        GeneratedPolicy policy = new PolicyGenerator().generate(intent);
        Proof proof = PROVER.prove(intent, policy.document());
        assertThat(proof.missing()).as("%s", form).isEmpty();
        assertThat(proof.allows())
                .as("%s", form)
                .anyMatch(possible -> possible.operation() == operation
                        && possible.kind().equals(type.kind())
                        && type.integrationType().equals(Optional.ofNullable(possible.integrationType())));
        boolean opens =
                intent.associations().get(0).type().reaches().get(operation).restrictability() != Restrictability.TARGET
                        || type.permissions().stream()
                                .filter(permission -> permission.appliesTo(
                                        intent.profile(), intent.operations(), intent.access(), isEncrypted(intent)))
                                .anyMatch(permission -> !permission.opens().isEmpty());
        assertThat(proof.verdict())
                .as("%s %s", form, proof.broader())
                .isEqualTo(opens ? Verdict.BROADER : Verdict.EXACT);
        requireReason(proof);
        requireWitnesses(policy, proof);
        requireWarningsProved(policy, proof);
    }

    /** Exact means that there is nothing else to say; anything else is said. */
    private static void requireReason(Proof proof) {
        boolean nothing = proof.broader().isEmpty()
                && proof.missing().isEmpty()
                && proof.undecided().isEmpty();
        assertThat(proof.verdict() == Verdict.EXACT).as("%s", proof).isEqualTo(nothing);
        assertThat(proof.verdict() == Verdict.BROADER)
                .as("%s", proof)
                .isEqualTo(!proof.broader().isEmpty());
    }

    private static boolean isEncrypted(AssociationIntent intent) {
        return intent.associations().get(0).kmsKey().isPresent();
    }

    private static void requireWitnesses(GeneratedPolicy policy, Proof proof) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(List.of(policy.document()));
        for (Broader each : proof.broader()) {
            Witness witness = each.witness();
            var call = new AccessRequest(witness.action(), witness.resource(), witness.context());
            assertThat(evaluator.evaluate(call).decision()).as("%s", each).isEqualTo(Decision.ALLOWED);
            requireToThePoint(each);
        }
        for (Probe probe : proof.probes()) {
            var call = new AccessRequest(probe.action(), probe.resource(), probe.context());
            assertThat(evaluator.evaluate(call).decision() == Decision.ALLOWED)
                    .as("%s", probe)
                    .isEqualTo(probe.expect() == Expect.ALLOWED);
        }
        assertThat(proof.probes()).extracting(Probe::expect).contains(Expect.ALLOWED, Expect.DENIED);
    }

    /** What is said of actions is shown by one of them, and what can be changed not by a call that reads. */
    private static void requireToThePoint(Broader finding) {
        if (!finding.code().equals("BROADER_THAN_ASKED") || finding.detail().startsWith("the policy also permits")) {
            return;
        }
        List<String> named = ACTION.matcher(finding.detail())
                .results()
                .map(it -> it.group().toLowerCase(Locale.ROOT))
                .toList();
        String action = finding.witness().action();
        if (named.isEmpty()) {
            assertThat(action).as("%s", finding).doesNotContainPattern(":(describe|list|get)");
        } else {
            assertThat(named).as("%s", finding).contains(action);
        }
    }

    /** What the generator warns of, the prover finds, in the same words and with a call that shows it. */
    private static void requireWarningsProved(GeneratedPolicy policy, Proof proof) {
        List<ProvedWarning> warnings = ProvedWarning.of(policy.warnings(), proof);
        assertThat(warnings).hasSameSizeAs(policy.warnings());
        for (ProvedWarning warning : warnings) {
            if (FROM_THE_PROVER.contains(warning.code())) {
                assertThat(proof.broader()).contains(new Broader(warning.code(), warning.detail(), warning.witness()));
            }
        }
    }

    @Test
    void findsWhatMixedAssociationsPermitTogether() {
        Form form = Form.of(
                        Form.bucket("recordings", "CALL_RECORDINGS"),
                        Form.bucket("transcripts", "CHAT_TRANSCRIPTS"),
                        Form.stream("contacts", "CONTACT_TRACE_RECORDS"),
                        Form.function("greet"))
                .withRole(Form.ROLE);
        GeneratedPolicy policy = new PolicyGenerator().generate(form.read());
        Proof proof = PROVER.prove(form.read(), policy.document());
        assertThat(proof.verdict()).isEqualTo(Verdict.BROADER);
        assertThat(proof.broader())
                .extracting(Broader::code)
                .containsOnly("CROSS_PRODUCT")
                .hasSize(2);
        requireWarningsProved(policy, proof);
        requireWitnesses(policy, proof);
        PossibleAssociation buckets = proof.allows().stream()
                .filter(possible -> possible.kind().equals("S3_BUCKET"))
                .findFirst()
                .orElseThrow();
        assertThat(buckets.storageResourceTypes()).containsExactlyInAnyOrder("CALL_RECORDINGS", "CHAT_TRANSCRIPTS");
        assertThat(buckets.targets())
                .extracting(PossibleAssociation.PossibleTarget::pattern)
                .containsExactlyInAnyOrder("arn:aws:s3:::recordings", "arn:aws:s3:::transcripts");
    }

    @Test
    void showsThatMergingWidensNothing() {
        List<AssociationForm> all = List.of(
                Form.bucket("recordings", "CALL_RECORDINGS"),
                Form.encrypted(Form.bucket("transcripts", "CHAT_TRANSCRIPTS"), Form.KEY),
                Form.ownedBy(Form.bucket("reports", "SCHEDULED_REPORTS"), "444455556666"),
                Form.stream("contacts", "CONTACT_TRACE_RECORDS"),
                Form.function("greet"));
        List<PolicyDocument> alone = all.stream()
                .map(each ->
                        new PolicyGenerator().generate(Form.of(each).read()).document())
                .toList();
        PolicyDocument together =
                new PolicyGenerator().generate(Form.of(all).read()).document();
        assertThat(AccessProver.compare(alone, List.of(together))).isEqualTo(CONTAINED);
        assertThat(AccessProver.compare(List.of(together), alone)).isEqualTo(CONTAINED);
    }

    private static final Containment CONTAINED =
            new Containment(Containment.Verdict.CONTAINED, Optional.empty(), Optional.empty());

    @Test
    void showsTheLeaksOfAwsExamples() {
        Map<String, List<String>> leaks = Map.of(
                "S3_BUCKET", List.of("ANY_ACCOUNT", "SLR_PATTERN", "LISTS_EVERY_BUCKET"),
                "KINESIS_STREAM", List.of("ANY_REGION", "SLR_PATTERN", "LISTS_EVERY_STREAM", "BROADER_THAN_ASKED"),
                "LAMBDA_FUNCTION",
                        List.of("OPENS_TO_ANY_PRINCIPAL", "ANY_REGION", "ANY_ACCOUNT", "BROADER_THAN_ASKED"));
        leaks.forEach((name, codes) -> {
            AssociationIntent intent = Form.of(Samples.ofExample(Samples.type(name)))
                    .as(Profile.AWS_EXAMPLE)
                    .read();
            GeneratedPolicy policy = new PolicyGenerator().generate(intent);
            Proof proof = PROVER.prove(intent, policy.document());
            assertThat(proof.verdict()).isEqualTo(Verdict.BROADER);
            assertThat(proof.missing()).isEmpty();
            assertThat(proof.broader().stream().map(Broader::code).distinct())
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(codes);
            requireWitnesses(policy, proof);
            String asked = intent.associations().get(0).label();
            assertThat(proof.broader())
                    .filteredOn(it -> it.code().equals("BROADER_THAN_ASKED"))
                    .noneMatch(it -> it.witness().resource().equals(asked))
                    .noneMatch(it -> it.witness().resource().contains("::function"));
            assertThat(proof.allows())
                    .flatExtracting(PossibleAssociation::targets)
                    .noneMatch(it -> String.valueOf(it.sample()).contains("::function"));
        });
    }

    /** AWS's examples are for making associations, and only for some kinds; what else is asked of them is refused. */
    @ParameterizedTest
    @MethodSource("types")
    void provesEveryExampleOrItIsRefused(String name) {
        AssociationType type = Samples.type(name);
        for (Operation operation : type.operations()) {
            Form form = Form.of(type.example().isPresent() ? Samples.ofExample(type) : Samples.of(type))
                    .as(Profile.AWS_EXAMPLE)
                    .doing(Set.of(operation));
            if (type.example().isEmpty() || operation != Operation.ASSOCIATE) {
                assertThatThrownBy(form::read).isInstanceOf(InvalidIntentException.class);
            } else {
                GeneratedPolicy policy = new PolicyGenerator().generate(form.read());
                Proof proof = PROVER.prove(form.read(), policy.document());
                assertThat(proof.verdict()).isEqualTo(Verdict.BROADER);
                assertThat(proof.probes()).extracting(Probe::why).allMatch(why -> why.matches(".*[a-zA-Z0-9]"));
                assertThat(proof.broader()).noneMatch(it -> it.detail().contains(", is allowed"));
                requireReason(proof);
                requireWitnesses(policy, proof);
            }
        }
    }

    private static List<AssociationForm> keyed(AssociationType type) {
        AssociationForm sample = Samples.of(type);
        List<AssociationForm> forms = new ArrayList<>(List.of(sample));
        if (type.encryption() == Encryption.OPTIONAL) {
            forms.add(Form.encrypted(sample, Form.KEY));
        }
        return forms;
    }
}
