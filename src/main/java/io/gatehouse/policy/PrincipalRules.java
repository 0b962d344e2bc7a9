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
                    "wrong-service", "is an ARN of the service " + arn.service() + "; accepted: an IAM role or user");
        }
        if (arn.region().isPresent() || arn.account().isEmpty()) {
            throw new InvalidValueException(
                    "wrong-arn-form",
                    "IAM's ARNs have no region and an account; accepted: arn:aws:iam::${Account}:role/…");
        }
        if (resource.equals("root")) {
            throw new InvalidValueException(
                    "account-root", "the account's root user needs no policy; name the role or user that will work");
        }
        if (resource.startsWith("group/")) {
            throw new InvalidValueException(
                    "group", "a group cannot be a principal; name the role or user, or one of the group's users");
        }
        if (resource.startsWith("role/aws-service-role/")) {
            throw new InvalidValueException(
                    "service-linked-role",
                    "only AWS may change a service-linked role; name the role that people or programs assume");
        }
        if (resource.startsWith("role/") && resource.startsWith("AWSReservedSSO_", resource.lastIndexOf('/') + 1)) {
            throw new InvalidValueException(
                    "reserved-sso-role",
                    "IAM Identity Center owns this role and undoes changes; put the policy into the permission set"
                            + " (a preview without principalArn generates it)");
        }
    }

    private static String sessionOf(Arn arn) {
        String[] parts = arn.resource().split("/", 3);
        String account = arn.account().map(Object::toString).orElse("${Account}");
        return "is a session of a role; name the role itself: arn:"
                + arn.partition().id() + ":iam::" + account + ":role/" + parts[1] + " (with its path, if it has one)";
    }
}
