package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Restrictability;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What IAM cannot restrict to its target is granted only to those who say that they accept it. */
class AcceptBroaderTests {

    private static final String BUCKET =
            "{\"kind\":\"S3_BUCKET\",\"resourceArn\":\"arn:aws:s3:::alpha\",\"storageResourceTypes\":[\"CALL_RECORDINGS\"]}";
    private static final String STREAM =
            "{\"kind\":\"KINESIS_STREAM\",\"resourceArn\":\"arn:aws:kinesis:us-east-1:111122223333:stream/s\","
                    + "\"storageResourceTypes\":[\"AGENT_EVENTS\"]}";

    @ParameterizedTest
    @MethodSource("io.gatehouse.policy.GoldenPolicyTests#types")
    void grantsMoreThanAskedOnlyToThoseWhoAcceptIt(String name) {
        AssociationType type = Samples.type(name);
        type.reaches().forEach((operation, reach) -> {
            Form form = Form.of(Samples.of(type)).doing(Set.of(operation));
            if (reach.restrictability() == Restrictability.TARGET) {
                assertThat(form.generate().warnings()).extracting(Warning::code).doesNotContain("BROADER_THAN_ASKED");
            } else {
                assertThatThrownBy(form::read)
                        .isInstanceOfSatisfying(
                                InvalidIntentException.class,
                                e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                                    assertThat(problem.pointer()).isEqualTo("/acceptBroader");
                                    assertThat(problem.code()).isEqualTo("broader-than-asked");
                                    reach.opens()
                                            .forEach(opening ->
                                                    assertThat(problem.detail()).contains(opening.detail()));
                                }));
                assertThat(form.acceptingBroader().generate().warnings())
                        .filteredOn(warning -> warning.code().equals("BROADER_THAN_ASKED"))
                        .hasSameSizeAs(reach.opens())
                        .allSatisfy(warning -> assertThat(warning.detail())
                                .startsWith(operation + " of " + name + " is " + reach.restrictability() + ": "));
            }
        });
    }

    @Test
    void saysOncePerKindAndOperationWhatIsBroader() {
        Body body = new Body()
                .with("/associations", "[" + BUCKET + "," + BUCKET.replace("alpha", "bravo") + "," + STREAM + "]")
                .with("/operations", "[\"DISASSOCIATE\",\"ASSOCIATE\"]")
                .with("/acceptBroader", "false");
        assertThat(body.problems())
                .allSatisfy(problem -> assertThat(problem.pointer()).isEqualTo("/acceptBroader"))
                .extracting(IntentProblem::detail)
                .satisfiesExactly(
                        detail -> assertThat(detail)
                                .startsWith(
                                        "DISASSOCIATE of S3_BUCKET (/associations/0, /associations/1) is INSTANCE_ONLY: "),
                        detail -> assertThat(detail)
                                .startsWith("DISASSOCIATE of KINESIS_STREAM (/associations/2) is INSTANCE_ONLY: "));
        assertThat(body.with("/acceptBroader", "true").problems()).isEmpty();
    }
}
