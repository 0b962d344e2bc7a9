package io.gatehouse.policy;

import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.Region;
import java.util.regex.Pattern;

/** The ARN of a KMS key, never of an alias: IAM matches keys by their id. */
public record KeyArn(Arn arn) implements Comparable<KeyArn> {

    static final ArnForm FORM = new ArnForm(
            "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}, the id a lower-case UUID or mrk-${32 hex digits}");
    private static final Pattern RESOURCE =
            Pattern.compile("key/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})");

    public KeyArn {
        if (!arn.service().equals("kms")) {
            throw new InvalidValueException(
                    "wrong-service", "is an ARN of the service " + arn.service() + ", not of kms");
        }
        if (arn.resource().startsWith("alias/")) {
            throw new InvalidValueException("key-alias", "names an alias, not a key");
        }
        if (arn.region().isEmpty() || arn.account().isEmpty()) {
            throw new InvalidValueException("wrong-arn-form", "lacks region or account");
        }
        if (!RESOURCE.matcher(arn.resource()).matches()) {
            throw new InvalidValueException("invalid-resource-name", "does not name a key");
        }
    }

    public Region region() {
        return arn.region().orElseThrow();
    }

    public AccountId account() {
        return arn.account().orElseThrow();
    }

    @Override
    public int compareTo(KeyArn other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return arn.toString();
    }
}
