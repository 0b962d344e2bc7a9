package io.gatehouse.policy;

import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.ResourcePattern;
import java.util.regex.Pattern;

/** The service-linked role of an instance: its exact ARN, or the pattern of all of Connect's in the account. */
public record ServiceLinkedRole(ResourcePattern pattern, boolean exact) {

    private static final String PREFIX = "role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect";
    private static final Pattern RESOURCE = Pattern.compile(Pattern.quote(PREFIX) + "(_[A-Za-z0-9+=,.@_-]{1,33})?");

    /** Exact only: the pattern is what one gets who names none. */
    static final ArnForm FORM = new ArnForm("arn:${Partition}:iam::${Account}:" + PREFIX
            + " or the same with _${Suffix}, exactly as IAM has it, or leave it out");

    static ServiceLinkedRole of(Arn arn) {
        if (!arn.service().equals("iam")
                || arn.region().isPresent()
                || arn.account().isEmpty()
                || !RESOURCE.matcher(arn.resource()).matches()) {
            throw new InvalidValueException(
                    "not-a-connect-service-linked-role", "is not a service-linked role of Amazon Connect");
        }
        return new ServiceLinkedRole(ResourcePattern.of(arn), true);
    }

    /** All that Connect has in the account of the instance. */
    public static ServiceLinkedRole anyFor(InstanceArn instance) {
        return new ServiceLinkedRole(
                new ResourcePattern("arn:" + instance.partition().id() + ":iam::"
                        + instance.account().digits() + ":" + PREFIX + "*"),
                false);
    }
}
