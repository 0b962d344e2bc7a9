package io.gatehouse.policy;

import static io.gatehouse.policy.Refusal.ofText;
import static io.gatehouse.policy.Refusal.without;

import java.util.stream.Stream;

/** ARNs of targets with one defect each. */
final class RefusedTargets {

    private static final String BUCKET = "/associations/0/resourceArn";
    private static final String FUNCTION = "/associations/1/resourceArn";
    private static final String STREAM = "/associations/2/resourceArn";
    private static final String DELIVERY_STREAM = "/associations/3/resourceArn";

    private RefusedTargets() {}

    static Stream<Refusal> buckets() {
        return Stream.of(
                without(BUCKET),
                ofText(BUCKET, "recordings", "not-an-arn"),
                ofText(BUCKET, "arn:aws:s3", "not-an-arn"),
                ofText(BUCKET, "arn:aws:s3:::", "not-an-arn"),
                ofText(BUCKET, "arn:aws:s3:::*", "wildcard"),
                ofText(BUCKET, "arn:aws:s3:::recording?", "wildcard"),
                ofText(BUCKET, "arn:aws:s3:::${aws:username}", "policy-variable"),
                ofText(BUCKET, " arn:aws:s3:::recordings", "white-space"),
                ofText(BUCKET, "arn:aws:s3:::recor\\tdings", "white-space"),
                ofText(BUCKET, "arn:aws:s3:::recordings\\n", "white-space"),
                ofText(BUCKET, "arn:aws:s3:::recor\\u0007dings", "control-character"),
                ofText(BUCKET, "arn:aws:s3:::recor\\u007fdings", "control-character"),
                ofText(BUCKET, "arn:aws:s3:::rec\\u043erdings", "non-ascii"),
                ofText(BUCKET, "\\uff41rn:aws:s3:::recordings", "non-ascii"),
                ofText(BUCKET, "arn:aws:s3:::recordings\\u202e", "non-ascii"),
                ofText(BUCKET, "arn:aws-cn:s3:::recordings", "another-partition"),
                ofText(BUCKET, "arn:aws-iso:s3:::recordings", "unknown-partition"),
                ofText(BUCKET, "arn:aws:kinesis:us-east-1:111122223333:stream/contacts", "wrong-service"),
                ofText(BUCKET, "arn:aws:s3:us-east-1:111122223333:recordings", "wrong-arn-form"),
                ofText(BUCKET, "arn:aws:s3:::recordings/calls", "invalid-resource-name"),
                ofText(BUCKET, "arn:aws:s3:::ab", "invalid-resource-name"),
                ofText(BUCKET, "arn:aws:s3:::" + "a".repeat(64), "invalid-resource-name"),
                ofText(BUCKET, "arn:aws:s3:::Recordings", "invalid-resource-name"),
                ofText(BUCKET, "arn:aws:s3:::call_recordings", "invalid-resource-name"),
                ofText(BUCKET, "arn:aws:s3:::-recordings", "invalid-resource-name"),
                ofText(BUCKET, "arn:aws:s3:::recordings.", "invalid-resource-name"),
                ofText(BUCKET, "arn:aws:s3:::call..recordings", "invalid-resource-name"),
                ofText(BUCKET, "arn:aws:s3:::192.168.5.4", "invalid-resource-name"),
                ofText(BUCKET, "arn:aws:s3:::xn--recordings", "invalid-resource-name"),
                ofText(BUCKET, "arn:aws:s3:::recordings-s3alias", "invalid-resource-name"),
                ofText("/associations/0/resourceAccountId", "arn:aws:iam::444455556666:root", "arn-where-id-expected"),
                ofText("/associations/0/resourceAccountId", "44445555666", "not-an-account-id"),
                ofText("/associations/0/resourceAccountId", "44445555666\\u0666", "not-an-account-id"));
    }

    static Stream<Refusal> otherTargets() {
        return Stream.of(
                without(FUNCTION),
                ofText(FUNCTION, "greet", "not-an-arn"),
                ofText(FUNCTION, "arn:aws:lambda:us-east-1:111122223333:function:*", "wildcard"),
                ofText(
                        FUNCTION,
                        "arn:aws:lambda:us-east-1:111122223333:function:greet:$LATEST",
                        "invalid-resource-name"),
                ofText(FUNCTION, "arn:aws:lambda:us-east-1:111122223333:function:greet:", "invalid-resource-name"),
                ofText(FUNCTION, "arn:aws:lambda:us-east-1:111122223333:layer:greet", "invalid-resource-name"),
                ofText(
                        FUNCTION,
                        "arn:aws:lambda:us-east-1:111122223333:function:" + "f".repeat(65),
                        "invalid-resource-name"),
                ofText(FUNCTION, "arn:aws:lambda:eu-west-1:111122223333:function:greet", "another-region"),
                ofText(
                        FUNCTION,
                        "arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:greet",
                        "another-partition"),
                ofText(
                        FUNCTION,
                        "arn:aws:lambda:us-gov-west-1:111122223333:function:greet",
                        "region-of-another-partition"),
                ofText(FUNCTION, "arn:aws:lambda:::function:greet", "wrong-arn-form"),
                ofText(FUNCTION, "arn:aws:s3:::greet", "wrong-service"),
                ofText(STREAM, "arn:aws:kinesis:eu-west-1:111122223333:stream/contacts", "another-region"),
                ofText(STREAM, "arn:aws:kinesis:*:111122223333:stream/contacts", "wildcard"),
                ofText(STREAM, "arn:aws:kinesis:us-east-1:111122223333:stream/con:tacts", "invalid-resource-name"),
                ofText(STREAM, "arn:aws:kinesis:us-east-1:111122223333:contacts", "invalid-resource-name"),
                ofText(
                        STREAM,
                        "arn:aws:kinesis:us-east-1:111122223333:stream/" + "s".repeat(129),
                        "invalid-resource-name"),
                ofText(STREAM, "arn:aws:firehose:us-east-1:111122223333:deliverystream/contacts", "wrong-service"),
                ofText(
                        DELIVERY_STREAM,
                        "arn:aws:firehose:us-west-2:111122223333:deliverystream/contacts",
                        "another-region"),
                ofText(
                        DELIVERY_STREAM,
                        "arn:aws:firehose:us-east-1:111122223333:stream/contacts",
                        "invalid-resource-name"),
                ofText(
                        DELIVERY_STREAM,
                        "arn:aws:firehose:us-east-1:111122223333:deliverystream/" + "d".repeat(65),
                        "invalid-resource-name"),
                ofText("/associations/1/resourceAccountId", "444455556666", "contradicts-arn"));
    }
}
