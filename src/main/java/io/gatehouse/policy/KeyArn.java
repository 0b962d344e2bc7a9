package io.gatehouse.policy;

import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.Region;
import java.util.regex.Pattern;

/** The ARN of a KMS key, never of an alias: IAM matches keys by their id. */
public record KeyArn(Arn arn) implements Comparable<KeyArn> {

    private static final String ACCEPTED =
            "; accepted: arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}, the id a lower-case UUID or mrk-…";
    private static final Pattern RESOURCE =
            Pattern.compile("key/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})");

    public KeyArn {
        if (!arn.service().equals("kms")) {
            throw new InvalidValueException("wrong-service", "is an ARN of the service " + arn.service() + ACCEPTED);
        }
        if (arn.resource().startsWith("alias/")) {
            throw new InvalidValueException("key-alias", "names an alias, not a key" + ACCEPTED);
        }
        if (arn.region().isEmpty() || arn.account().isEmpty()) {
            throw new InvalidValueException("wrong-arn-form", "lacks region or account" + ACCEPTED);
        }
        if (!RESOURCE.matcher(arn.resource()).matches()) {
            throw new InvalidValueException("invalid-resource-name", "does not name a key" + ACCEPTED);
        }
    }

    public static KeyArn parse(String text) {
        return new KeyArn(Arn.parse(text));
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
