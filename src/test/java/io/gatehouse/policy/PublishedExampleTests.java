package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.catalog.Profile;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedExampleTests {

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of("s3-call-recordings", Form.bucket("acme-recordings", "CALL_RECORDINGS")),
                Arguments.of("kinesis-contact-records", Form.stream("acme-contacts", "CONTACT_TRACE_RECORDS")),
                Arguments.of("lambda-function", Form.function("acme-greet")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void meansWhatAwsPublishes(String file, AssociationForm association) throws IOException {
        GeneratedPolicy policy = example(association);
        assertThat(policy.document().meansTheSameAs(published(file)))
                .as(policy.canonical().json())
                .isTrue();
        assertThat(policy.document().statements())
                .extracting(statement -> statement.sid().orElseThrow())
                .containsExactlyElementsOf(published(file).statements().stream()
                        .map(statement -> statement.sid().orElseThrow())
                        .toList());
    }

    @Test
    void listsTheLeaksOfTheBucketExample() {
        assertThat(example(Form.bucket("b-1", "CALL_RECORDINGS")).warnings())
                .extracting(Warning::code)
                .containsExactly("SLR_PATTERN", "ANY_ACCOUNT", "LISTS_EVERY_BUCKET");
    }

    @Test
    void listsTheLeaksOfTheStreamExample() {
        assertThat(example(Form.stream("s", "CONTACT_TRACE_RECORDS")).warnings())
                .extracting(Warning::code)
                .containsExactly("SLR_PATTERN", "ANY_REGION", "LISTS_EVERY_STREAM");
    }

    @Test
    void listsTheLeaksOfTheFunctionExample() {
        assertThat(example(Form.function("f")).warnings())
                .extracting(Warning::code)
                .containsExactly("OPENS_TO_ANY_PRINCIPAL", "ANY_REGION", "ANY_ACCOUNT", "OPENS_TO_ANY_INSTANCE");
    }

    private static GeneratedPolicy example(AssociationForm association) {
        return Form.of(association).as(Profile.AWS_EXAMPLE).generate();
    }

    private static PolicyDocument published(String name) throws IOException {
        try (InputStream in =
                PublishedExampleTests.class.getResourceAsStream("/aws-documented-examples/" + name + ".json")) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PolicyReader.read(json.replace(":region:", ":us-east-1:")
                    .replace("account-id", "111122223333")
                    .replace("instance-id", "12345678-90ab-cdef-1234-567890abcdef")
                    .replace("s3-bucket-name", "acme-recordings")
                    .replace("stream-name", "acme-contacts")
                    .replace("my-function", "acme-greet"));
        }
    }
}
