package io.gatehouse.catalog;

import io.gatehouse.iam.Arn;
import io.gatehouse.iam.Excerpt;
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

    /** @throws InvalidValueException naming the rule that the ARN breaks; {@link #accepted()} says what would not */
    public void check(Arn arn) {
        if (!arn.service().equals(service)) {
            throw new InvalidValueException(
                    "wrong-service", "is an ARN of the service " + arn.service() + ", not of " + service);
        }
        if (arn.region().isPresent() != regional || arn.account().isPresent() != regional) {
            throw new InvalidValueException(
                    "wrong-arn-form", regional ? "lacks region or account" : "has a region or account");
        }
        for (Rule rule : rules) {
            if (!rule.matches().matcher(arn.resource()).matches()) {
                throw new InvalidValueException("invalid-resource-name", broken(rule, arn.resource()));
            }
        }
    }

    /** The form and the first of its rules. */
    public String accepted() {
        return rules.isEmpty()
                ? arnFormat
                : arnFormat + ", the last part " + rules.get(0).says();
    }

    /** The first rule stands in the accepted form already. */
    private String broken(Rule rule, String resource) {
        return "its last part " + Excerpt.of(resource) + " "
                + (rule.equals(rules.get(0)) ? "is not accepted" : "must be " + rule.says());
    }
}
