package io.gatehouse.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:s3:::my-bucket",
                "arn:aws-cn:s3:::my-bucket",
                "arn:aws:lambda:us-east-1:111122223333:function:my-function:live",
                "arn:aws-us-gov:kinesis:us-gov-west-1:111122223333:stream/name",
                "arn:aws:iam::111122223333:role/contact-center/admins"
            })
    void keepsTheTextItWasReadFrom(String text) {
        assertThat(Arn.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my-bucket | not-an-arn",
                "arn:aws:s3:my-bucket | not-an-arn",
                "arn:aws::::my-bucket | not-an-arn",
                "arn:aws:s3::: | not-an-arn",
                "arn:aws:s3::::my-bucket | not-an-arn",
                "ARN:aws:s3:::my-bucket | not-an-arn",
                "12345678-90ab-cdef-1234-567890abcdef | not-an-arn",
                "arn:aws:S3:::my-bucket | invalid-service",
                "arn:aws:s3:::my-* | wildcard",
                "arn:aws:s3:::my-bucke? | wildcard",
                "arn:aws:s3:::${aws:username} | policy-variable",
                "arn:aws:s3:::my bucket | white-space",
                "arn:aws-x:s3:::my-bucket | unknown-partition",
                "arn:aws-iso:s3:::my-bucket | unknown-partition",
                "arn:aws:sqs:useast1:111122223333:q | invalid-region",
                "arn:aws:sqs:us-iso-east-1:111122223333:q | region-of-another-partition",
                "arn:aws:sqs:us-gov-west-1:111122223333:q | region-of-another-partition",
                "arn:aws-cn:sqs:us-east-1:111122223333:q | region-of-another-partition",
                "arn:aws:sqs:us-east-1:11112222333:q | not-an-account-id",
                "arn:aws:iam::aws:policy/ReadOnlyAccess | not-an-account-id"
            })
    void refusesWithTheRuleThatIsBroken(String text, String code) {
        assertRefused(text, code);
    }

    @Test
    void saysHowThePartitionsRegionsAreNamed() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Arn.parse("arn:aws-cn:connect:us-east-1:111122223333:instance/a"))
                .satisfies(e ->
                        assertThat(e.accepting("a form").getMessage()).contains("are named cn-*; accepted: a form"));
    }

    @Test
    void refusesControlCharacters() {
        assertRefused("arn:aws:s3:::my\u0000bucket", "control-character");
        assertRefused("arn:aws:s3:::my\u007fbucket", "control-character");
    }

    @Test
    void namesTheCodePointOfALookAlike() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Arn.parse("arn:aws:s3:::my-b\u0443cket"))
                .withMessageContaining("U+0443")
                .satisfies(e -> assertThat(e.code()).isEqualTo("non-ascii"));
    }

    @Test
    void refusesLengthBeforeAnythingElse() {
        assertRefused("*".repeat(2049), "too-long");
    }

    private static void assertRefused(String text, String code) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Arn.parse(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
