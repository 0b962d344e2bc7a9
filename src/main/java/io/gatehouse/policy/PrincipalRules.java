package io.gatehouse.policy;

import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;

/** Who cannot be given a policy of their own, and whom to name instead. */
final class PrincipalRules {

    private PrincipalRules() {}

    static void check(Arn arn) {
        String resource = arn.resource();
        if (arn.service().equals("sts") && resource.startsWith("assumed-role/")) {
            throw new InvalidValueException("assumed-role-session", sessionOf(arn));
        }
        if (!arn.service().equals("iam")) {
            throw new InvalidValueException(
                    "wrong-service", "is an ARN of the service " + arn.service() + ", not of iam");
        }
        if (arn.region().isPresent() || arn.account().isEmpty()) {
            throw new InvalidValueException("wrong-arn-form", "has a region or lacks the account");
        }
        if (resource.equals("root")) {
            throw new InvalidValueException(
                    "account-root",
                    "is the account's root user, which needs no policy: name the role or user that will work");
        }
        if (resource.startsWith("group/")) {
            throw new InvalidValueException(
                    "group",
                    "is a group, which cannot be a principal: name the role or user, or one of the group's users");
        }
        if (resource.startsWith("role/aws-service-role/")) {
            throw new InvalidValueException(
                    "service-linked-role",
                    "is a service-linked role, which only AWS may change: name the role that people or programs assume");
        }
        if (resource.startsWith("role/") && resource.startsWith("AWSReservedSSO_", resource.lastIndexOf('/') + 1)) {
            throw new InvalidValueException(
                    "reserved-sso-role",
                    "is a role of IAM Identity Center, which undoes changes: put the policy into its permission set"
                            + " (a preview without principalArn generates it)");
        }
    }

    private static String sessionOf(Arn arn) {
        String[] parts = arn.resource().split("/", 3);
        String account = arn.account().map(Object::toString).orElse("${Account}");
        return "is a session of a role: name the role itself, arn:"
                + arn.partition().id() + ":iam::" + account + ":role/" + parts[1] + " (with its path, if it has one)";
    }
}
