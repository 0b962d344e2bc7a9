package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.policy.IntentForm.AssociationForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepetitionTests {

    private static final String SES = "INTEGRATION SES_IDENTITY";
    private static final String EXAMPLE = "arn:aws:ses:us-east-1:111122223333:identity/example.com";

    @Test
    void tellsStreamsByTheirPrefix() {
        assertAccepted(video("acme"), video("other"));
        assertRepeated(video("acme"), video("acme"));
    }

    @Test
    void tellsIntegrationsByTheirTargetWhereTheyNameOne() {
        assertAccepted(ses(EXAMPLE), ses(EXAMPLE.replace("example", "other")));
        assertAccepted(ses(null), ses(EXAMPLE));
        assertRepeated(ses(EXAMPLE), ses(EXAMPLE));
        assertRepeated(ses(null), ses(null));
    }

    @Test
    void tellsKindsAndStorageTypesOfOneTargetApart() {
        assertAccepted(Form.bucket("alpha", "CALL_RECORDINGS"), Form.bucket("alpha", "ATTACHMENTS"));
        assertAccepted(Form.bucket("alpha", "CALL_RECORDINGS"), Form.bucket("bravo", "CALL_RECORDINGS"));
        assertAccepted(
                Samples.of(Samples.type("INTEGRATION WISDOM_KNOWLEDGE_BASE")),
                Samples.of(Samples.type("INTEGRATION Q_MESSAGE_TEMPLATES")));
        assertRepeated(Form.function("f"), Form.function("f"));
    }

    private static AssociationForm video(String prefix) {
        AssociationForm form = Samples.of(Samples.type("KINESIS_VIDEO_STREAM"));
        return new AssociationForm(
                form.kind(), null, form.storageResourceTypes(), form.kmsKeyArn(), null, null, prefix, null);
    }

    private static AssociationForm ses(@Nullable String target) {
        AssociationForm form = Samples.of(Samples.type(SES));
        return new AssociationForm(form.kind(), target, null, null, null, form.integrationType(), null, null);
    }

    private static void assertAccepted(AssociationForm one, AssociationForm other) {
        assertThat(Form.of(one, other).acceptingBroader().read().associations()).hasSize(2);
    }

    private static void assertRepeated(AssociationForm one, AssociationForm other) {
        assertThatExceptionOfType(InvalidIntentException.class)
                .isThrownBy(() -> Form.of(one, other).acceptingBroader().read())
                .satisfies(e -> assertThat(e.problems())
                        .extracting(IntentProblem::pointer, IntentProblem::code)
                        .containsExactly(tuple("/associations/1", "duplicate-association")));
    }
}
