package io.gatehouse.enforcement;

import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import java.util.regex.Pattern;

/** The ARN of whoever Gatehouse runs as, which the roles of the accounts trust: one role or user. */
public record TrustedArn(Arn arn) {

    public static final String ACCEPTED = "the ARN of the role or user that Gatehouse runs as, such as"
            + " arn:aws:iam::123456789012:role/gatehouse, with the partition of the account to be set up (aws, aws-us-gov or"
            + " aws-cn)";
    private static final Pattern RESOURCE = Pattern.compile("(role|user)/[A-Za-z0-9_+=,.@/-]{1,576}");

    public TrustedArn {
        if (!arn.service().equals("iam")
                || arn.region().isPresent()
                || arn.account().isEmpty()
                || !RESOURCE.matcher(arn.resource()).matches()) {
            throw new InvalidValueException("wrong-arn-form", "names no IAM role or user", ACCEPTED);
        }
    }

    public static TrustedArn parse(String text) {
        try {
            return new TrustedArn(Arn.parse(text));
        } catch (InvalidValueException e) {
            throw e.accepting(ACCEPTED);
        }
    }
}
