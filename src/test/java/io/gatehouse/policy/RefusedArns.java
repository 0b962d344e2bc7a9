package io.gatehouse.policy;

import static io.gatehouse.policy.Refusal.ofText;
import static io.gatehouse.policy.Refusal.without;

import java.util.Locale;
import java.util.stream.Stream;

/** ARNs of instances, principals, keys and service-linked roles with one defect each. */
final class RefusedArns {

    private static final String KEY = "/associations/0/kmsKeyArn";
    private static final String LINKED_ROLE = "/serviceLinkedRoleArn";
    private static final String UUID = "12345678-90ab-cdef-1234-567890abcdef";

    private RefusedArns() {}

    static Stream<Refusal> instances() {
        String prefix = "arn:aws:connect:us-east-1:111122223333:instance/";
        return Stream.of(
                without("/instanceArn"),
                ofText("/instanceArn", UUID, "not-an-arn"),
                ofText("/instanceArn", "", "not-an-arn"),
                ofText("/instanceArn", prefix + "*", "wildcard"),
                ofText("/instanceArn", prefix + "1234567?-90ab-cdef-1234-567890abcdef", "wildcard"),
                ofText("/instanceArn", prefix + "${aws:PrincipalTag/i}", "policy-variable"),
                ofText("/instanceArn", prefix + UUID + " ", "white-space"),
                ofText("/instanceArn", prefix + UUID + "\\u0000", "control-character"),
                ofText("/instanceArn", prefix + UUID + "\\u200b", "non-ascii"),
                ofText("/instanceArn", prefix + prefix + UUID, "not-an-instance"),
                ofText("/instanceArn", prefix + UUID + "/contact-flow/" + UUID, "not-an-instance"),
                ofText("/instanceArn", prefix + UUID.toUpperCase(Locale.ROOT), "not-an-instance"),
                ofText("/instanceArn", "arn:aws:s3:::recordings", "wrong-service"),
                ofText("/instanceArn", "arn:aws:connect:us-east-1::instance/" + UUID, "wrong-arn-form"),
                ofText("/instanceArn", "arn:aws:connect::111122223333:instance/" + UUID, "wrong-arn-form"),
                ofText("/instanceArn", "arn:aws:connect:us-east-1:11112222333:instance/" + UUID, "not-an-account-id"),
                ofText("/instanceArn", "arn:aws:connect:useast1:111122223333:instance/" + UUID, "invalid-region"),
                ofText(
                        "/instanceArn",
                        "arn:aws-moon:connect:us-east-1:111122223333:instance/" + UUID,
                        "unknown-partition"),
                ofText(
                        "/instanceArn",
                        "arn:aws:connect:cn-north-1:111122223333:instance/" + UUID,
                        "region-of-another-partition"),
                ofText(
                        "/instanceArn",
                        "arn:aws:connect:us-gov-west-1:111122223333:instance/" + UUID,
                        "region-of-another-partition"),
                ofText("/instanceArn", prefix + "a".repeat(3000), "too-long"));
    }

    static Stream<Refusal> principals() {
        String account = "arn:aws:iam::111122223333:";
        return Stream.of(
                without("/principalArn"),
                ofText("/principalArn", "admins", "not-an-arn"),
                ofText("/principalArn", "*", "wildcard"),
                ofText("/principalArn", account + "role/*", "wildcard"),
                ofText("/principalArn", account + "root", "account-root"),
                ofText("/principalArn", account + "group/agents", "group"),
                ofText("/principalArn", "arn:aws:sts::111122223333:assumed-role/admins/dana", "assumed-role-session"),
                ofText("/principalArn", "arn:aws:sts::111122223333:federated-user/dana", "wrong-service"),
                ofText("/principalArn", "arn:aws:iam::444455556666:role/admins", "principal-of-another-account"),
                ofText("/principalArn", "arn:aws-cn:iam::111122223333:role/admins", "principal-of-another-account"),
                ofText(
                        "/principalArn",
                        account + "role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef",
                        "reserved-sso-role"),
                ofText("/principalArn", account + "role/AWSReservedSSO_Admin_0123456789abcdef", "reserved-sso-role"),
                ofText(
                        "/principalArn",
                        account + "role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect",
                        "service-linked-role"),
                ofText("/principalArn", "arn:aws:iam:us-east-1:111122223333:role/admins", "wrong-arn-form"),
                ofText("/principalArn", "arn:aws:iam:::role/admins", "wrong-arn-form"),
                ofText("/principalArn", account + "policy/admins", "invalid-resource-name"),
                ofText("/principalArn", account + "role/", "invalid-resource-name"),
                ofText("/principalArn", account + "role/" + "a".repeat(65), "invalid-resource-name"),
                ofText("/principalArn", account + "role/" + "p/".repeat(50) + "a b", "white-space"),
                ofText("/principalArn", account + "role/" + "path12345/".repeat(52) + "a", "invalid-resource-name"),
                ofText("/principalArn", account + "user/d%na", "invalid-resource-name"),
                ofText("/principalArn", account + "role/\\u0430dmins", "non-ascii"));
    }

    static Stream<Refusal> keysAndLinkedRoles() {
        String role = "arn:aws:iam::111122223333:role/";
        String path = "aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect";
        return Stream.of(
                ofText(KEY, "alias/recordings", "not-an-arn"),
                ofText(KEY, UUID, "not-an-arn"),
                ofText(KEY, "arn:aws:kms:us-east-1:111122223333:alias/recordings", "key-alias"),
                ofText(KEY, "arn:aws:kms:us-east-1:111122223333:key/*", "wildcard"),
                ofText(KEY, "arn:aws:kms:us-east-1:111122223333:key/recordings", "invalid-resource-name"),
                ofText(KEY, "arn:aws:kms:us-east-1::key/" + UUID, "wrong-arn-form"),
                ofText(KEY, "arn:aws:kms:eu-west-1:111122223333:key/" + UUID, "another-region"),
                ofText(KEY, "arn:aws-cn:kms:cn-north-1:111122223333:key/" + UUID, "another-partition"),
                ofText(KEY, "arn:aws:s3:::recordings", "wrong-service"),
                ofText(LINKED_ROLE, role + path + "*", "wildcard"),
                ofText(LINKED_ROLE, role + "admins", "not-a-connect-service-linked-role"),
                ofText(LINKED_ROLE, role + path + "Other", "not-a-connect-service-linked-role"),
                ofText(LINKED_ROLE, role + path + "_" + "x".repeat(34), "not-a-connect-service-linked-role"),
                ofText(
                        LINKED_ROLE,
                        role + "aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots",
                        "not-a-connect-service-linked-role"),
                ofText(LINKED_ROLE, "arn:aws:iam::444455556666:role/" + path, "another-account"),
                ofText(LINKED_ROLE, "arn:aws-cn:iam::111122223333:role/" + path, "another-account"),
                ofText(LINKED_ROLE, "AWSServiceRoleForAmazonConnect", "not-an-arn"));
    }
}
