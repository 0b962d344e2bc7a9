package io.gatehouse.policy;

import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.Partition;
import io.gatehouse.iam.Region;
import java.util.regex.Pattern;

/** The ARN of an Amazon Connect instance. Its partition, account and region decide those of the policy. */
public record InstanceArn(Arn arn) {

    static final ArnForm FORM = new ArnForm(
            "arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}, the id a lower-case UUID");
    private static final Pattern RESOURCE =
            Pattern.compile("instance/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public InstanceArn {
        if (!arn.service().equals("connect")) {
            throw new InvalidValueException(
                    "wrong-service", "is an ARN of the service " + arn.service() + ", not of connect");
        }
        if (arn.region().isEmpty() || arn.account().isEmpty()) {
            throw new InvalidValueException("wrong-arn-form", "lacks region or account");
        }
        if (!RESOURCE.matcher(arn.resource()).matches()) {
            throw new InvalidValueException("not-an-instance", "does not name an instance");
        }
    }

    /** What one looks like, in words. */
    public static String accepted() {
        return FORM.accepted();
    }

    public static InstanceArn parse(String text) {
        return FORM.read(text, InstanceArn::new);
    }

    public Partition partition() {
        return arn.partition();
    }

    public Region region() {
        return arn.region().orElseThrow();
    }

    public AccountId account() {
        return arn.account().orElseThrow();
    }

    @Override
    public String toString() {
        return arn.toString();
    }
}
