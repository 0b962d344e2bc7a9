package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes an ARN that is refused is told what the ARN in that very place looks like. */
class ArnFormTests {

    private static final String ROLE =
            "arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect";

    @ParameterizedTest
    @MethodSource({
        "io.gatehouse.policy.RefusedArns#instances",
        "io.gatehouse.policy.RefusedArns#principals",
        "io.gatehouse.policy.RefusedArns#keysAndLinkedRoles",
        "io.gatehouse.policy.RefusedTargets#buckets",
        "io.gatehouse.policy.RefusedTargets#otherTargets"
    })
    void tellsEveryRefusedArnItsForm(Refusal refusal) {
        String form = form(refusal.pointer());
        assertThat(new Body().with(refusal.at(), refusal.value()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("; accepted: " + form));
    }

    private static String form(String pointer) {
        return switch (pointer) {
            case "/instanceArn" -> "arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}";
            case "/principalArn" ->
                "arn:aws:iam::111122223333:role/${RoleNameWithPath} or arn:aws:iam::111122223333:user/";
            case "/serviceLinkedRoleArn" -> ROLE + " or the same with _${Suffix}";
            case "/associations/0/kmsKeyArn" -> "arn:aws:kms:us-east-1:111122223333:key/${KeyId}";
            case "/associations/0/resourceArn" -> "arn:aws:s3:::${BucketName}, the last part a bucket name";
            case "/associations/1/resourceArn" -> "arn:aws:lambda:us-east-1:111122223333:function:${FunctionName}";
            case "/associations/2/resourceArn" -> "arn:aws:kinesis:us-east-1:111122223333:stream/${StreamName}";
            case "/associations/3/resourceArn" ->
                "arn:aws:firehose:us-east-1:111122223333:deliverystream/${DeliveryStreamName}";
            default -> "";
        };
    }

    @ParameterizedTest
    @MethodSource("io.gatehouse.policy.GoldenPolicyTests#types")
    void tellsTheFormOfEveryKind(String name) {
        var type = Samples.type(name);
        var sample = Samples.of(type);
        if (type.target().isEmpty()) {
            assertThat(sample.resourceArn()).isNull();
            return;
        }
        Form form = Form.of(new IntentForm.AssociationForm(
                        sample.kind(),
                        "my-own",
                        sample.storageResourceTypes(),
                        null,
                        null,
                        sample.integrationType(),
                        null,
                        null))
                .in("aws-cn", "cn-north-1")
                .doing(type.operations())
                .acceptingBroader();
        String own = type.target()
                .get()
                .arnFormat()
                .replace("${Partition}", "aws-cn")
                .replace("${Region}", "cn-north-1")
                .replace("${Account}", "111122223333");
        assertThat(problems(form))
                .filteredOn(problem -> problem.pointer().endsWith("/resourceArn"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.detail()).startsWith("\"my-own\" is not an ARN; accepted: " + own + ", "));
    }

    @Test
    void leavesThePlaceholdersWhereTheInstanceIsUnknown() {
        assertThat(new Body()
                        .with("/instanceArn", "\"x\"")
                        .with("/associations/1/resourceArn", "\"greet\"")
                        .problems())
                .anySatisfy(problem -> assertThat(problem.detail())
                        .contains("accepted: arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::444455556666:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect",
                "arn:aws-cn:iam::111122223333:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect",
                ROLE + "*",
                "x"
            })
    void offersNoWildcardForTheServiceLinkedRole(String arn) {
        assertThat(new Body().with("/serviceLinkedRoleArn", '"' + arn + '"').problems())
                .singleElement()
                .satisfies(problem -> assertThat(accepted(problem))
                        .isEqualTo(ROLE + " or the same with _${Suffix}, exactly as IAM has it, or leave it out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_AbCdEfGhIjKl"})
    void takesTheServiceLinkedRoleThatItOffers(String suffix) {
        assertThat(new Body()
                        .with("/serviceLinkedRoleArn", '"' + ROLE + suffix + '"')
                        .problems())
                .isEmpty();
        assertThat(new Body().with("/serviceLinkedRoleArn", "").problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recordings/calls | its last part \"recordings/calls\" is not accepted; accepted: ",
                "-recordings | its last part \"-recordings\" must be a bucket name that begins and ends with a letter",
                "192.168.5.4 | its last part \"192.168.5.4\" must be a bucket name that is not formatted as an IP",
            })
    void quotesTheNameAndItsRule(String bucket, String said) {
        assertThat(new Body()
                        .with("/associations/0/resourceArn", "\"arn:aws:s3:::" + bucket + '"')
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail())
                        .startsWith(said)
                        .contains("3 to 63 characters, a-z 0-9 . - only, and no object path"));
    }

    private static String accepted(IntentProblem problem) {
        return problem.detail().split("; accepted: ", 2)[1];
    }

    private static List<IntentProblem> problems(Form form) {
        try {
            form.read();
            return List.of();
        } catch (InvalidIntentException e) {
            return e.problems();
        }
    }
}
