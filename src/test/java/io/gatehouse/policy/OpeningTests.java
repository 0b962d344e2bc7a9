package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.Restrictability;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the answer says of associations and removals that open more than themselves. */
class OpeningTests {

    private static final AssociationForm RECORDINGS = Form.bucket("alpha", "CALL_RECORDINGS");

    @Test
    void saysWhatOpensOnceForEachKindAndOperation() {
        GeneratedPolicy policy = Form.of(
                        RECORDINGS,
                        Form.bucket("bravo", "CALL_RECORDINGS"),
                        Samples.of(Samples.type("INTEGRATION EVENT")))
                .doing(Set.of(Operation.DISASSOCIATE))
                .acceptingBroader()
                .generate();
        assertThat(policy.warnings())
                .extracting(Warning::code, warning -> warning.detail().replaceAll(":.*", ""), Warning::associations)
                .containsExactly(
                        tuple("BROADER_THAN_ASKED", "DISASSOCIATE of S3_BUCKET is INSTANCE_ONLY", List.of(0, 1)),
                        tuple("BROADER_THAN_ASKED", "DISASSOCIATE of INTEGRATION EVENT is PARTIAL", List.of(2)),
                        tuple("BROADER_THAN_ASKED", "DISASSOCIATE of INTEGRATION EVENT is PARTIAL", List.of(2)),
                        tuple("BROADER_THAN_ASKED", "DISASSOCIATE of INTEGRATION EVENT is PARTIAL", List.of(2)));
    }

    @Test
    void saysWhatCompletePoliciesReachBeyondEachAssociation() {
        GeneratedPolicy policy = Form.of(
                        Samples.of(Samples.type("INTEGRATION ANALYTICS_CONNECTOR")),
                        RECORDINGS,
                        Samples.of(Samples.type("INTEGRATION CALL_TRANSFER_CONNECTOR")))
                .as(Profile.COMPLETE)
                .withRole(Form.ROLE)
                .acceptingBroader()
                .generate();
        assertThat(policy.warnings())
                .filteredOn(warning -> warning.code().equals("ANY_RESOURCE")
                        || warning.detail().startsWith("chime:"))
                .extracting(
                        Warning::code,
                        warning -> warning.detail().replaceAll(" are granted on every.*", ""),
                        Warning::associations)
                .containsExactly(
                        tuple("BROADER_THAN_ASKED", "chime:TagResource and chime:UntagResource", List.of(0, 2)),
                        tuple(
                                "ANY_RESOURCE",
                                "IAM cannot restrict these actions to a resource, they are granted on *:"
                                        + " chime:AssociateVoiceConnectorConnect, chime:DisassociateVoiceConnectorConnect,"
                                        + " ds:DescribeDirectories",
                                List.of(0, 1, 2)));
    }

    @Test
    void namesTheIntegrationTypesThatOpenWithEveryOther() {
        List<String> without = Form.CATALOG.types("INTEGRATION").stream()
                .filter(type -> type.ended().isEmpty() && type.restrictability() == Restrictability.INSTANCE_ONLY)
                .flatMap(type -> type.integrationType().stream())
                .sorted()
                .toList();
        assertThat(Form.of(Samples.of(Samples.type("INTEGRATION CASES_DOMAIN")))
                        .acceptingBroader()
                        .generate()
                        .warnings())
                .extracting(Warning::detail)
                .anyMatch(detail -> detail.contains("(" + String.join(", ", without) + ")"));
    }

    @Test
    void saysThatAnOptionalTargetIsNotEnforced() {
        AssociationForm named = Samples.of(Samples.type("INTEGRATION SES_IDENTITY"));
        AssociationForm unnamed =
                new AssociationForm(named.kind(), null, null, null, null, named.integrationType(), null, null);
        assertThat(codes(Form.of(named).acceptingBroader())).contains("TARGET_NOT_ENFORCED");
        assertThat(codes(Form.of(unnamed).acceptingBroader())).doesNotContain("TARGET_NOT_ENFORCED");
        assertThat(Form.of(unnamed).acceptingBroader().generate().canonical())
                .isEqualTo(Form.of(named).acceptingBroader().generate().canonical());
    }

    @Test
    void saysWhatTheRemovalOfAKeyOpens() {
        assertThat(Form.of(Form.encrypted(RECORDINGS, Form.KEY))
                        .doing(Set.of(Operation.DISASSOCIATE))
                        .acceptingBroader()
                        .generate()
                        .warnings())
                .extracting(Warning::code)
                .containsExactlyInAnyOrder("BROADER_THAN_ASKED", "RETIRES_ANY_GRANT");
    }

    @Test
    void saysThatRemovingOneInvocationRemovesAny() {
        assertThat(codes(Form.of(Form.function("f")).doing(Set.of(Operation.DISASSOCIATE))))
                .containsExactly("CLOSES_TO_ANY_INSTANCE");
    }

    @Test
    void namesNoRoleThatARemovalDoesNotUse() {
        assertThat(Form.of(RECORDINGS)
                        .doing(Set.of(Operation.DISASSOCIATE))
                        .acceptingBroader()
                        .generate()
                        .warnings())
                .extracting(Warning::code)
                .containsExactly("BROADER_THAN_ASKED");
    }

    private static List<String> codes(Form form) {
        return form.generate().warnings().stream().map(Warning::code).toList();
    }
}
