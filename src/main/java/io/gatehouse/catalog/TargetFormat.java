package io.gatehouse.catalog;

import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the ARN of a kind's target looks like.
 *
 * @param arnFormat the form as AWS documents it, with its placeholders
 * @param regional whether the ARN names region and account (an S3 bucket's names neither)
 * @param required whether an association has to name it; where IAM cannot restrict it, it need not
 */
public record TargetFormat(
        String arnFormat, String service, boolean regional, boolean required, ResourceParts parts, List<Rule> rules) {

    /** A pattern that the resource part matches as a whole, and the same in words. */
    public record Rule(Pattern matches, String says) {}

    public TargetFormat {
        rules = List.copyOf(rules);
    }

    public static TargetFormat of(
            String arnFormat, String service, boolean regional, boolean required, List<Rule> rules) {
        return new TargetFormat(arnFormat, service, regional, required, ResourceParts.of(arnFormat), rules);
    }

    /** @throws InvalidValueException naming the rule that the ARN breaks and the form that is accepted */
    public void check(Arn arn) {
        if (!arn.service().equals(service)) {
            throw refused("wrong-service", "is an ARN of the service " + arn.service() + ", not of " + service);
        }
        if (arn.region().isPresent() != regional || arn.account().isPresent() != regional) {
            throw refused("wrong-arn-form", regional ? "lacks region or account" : "has a region or account");
        }
        for (Rule rule : rules) {
            if (!rule.matches().matcher(arn.resource()).matches()) {
                throw refused("invalid-resource-name", "its last part is not " + rule.says());
            }
        }
    }

    /** The form and the first of its rules, for those who have something else altogether. */
    public String accepted() {
        return rules.isEmpty()
                ? arnFormat
                : arnFormat + ", the last part " + rules.get(0).says();
    }

    private InvalidValueException refused(String code, String why) {
        return new InvalidValueException(code, why + "; accepted: " + arnFormat);
    }
}
