package io.gatehouse.bench;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ten policies of five statements, of single resources and of patterns, and calls that they allow, deny or do not name. */
final class EvaluateCases {

    private static final int POLICIES = 10;
    private static final String ACCOUNT = "aws:ResourceAccount";
    private static final String STORED = "connect:StorageResourceType";
    private static final String PRINCIPAL = "lambda:Principal";
    private static final String OURS = "111122223333";
    private static final String CONNECT = "connect.amazonaws.com";

    private EvaluateCases() {}

    static List<String> policies() {
        List<String> policies = new ArrayList<>();
        for (int i = 0; i < POLICIES; i++) {
            policies.add("{\"Version\":\"2012-10-17\",\"Statement\":["
                    + String.join(
                            ",",
                            statement("Allow", "s3:GetBucketAcl\",\"s3:GetBucketLocation", bucket(i), ACCOUNT, OURS),
                            statement(
                                    "Allow",
                                    "connect:AssociateInstanceStorageConfig",
                                    instance(i),
                                    STORED,
                                    "CALL_RECORDINGS"),
                            statement("Allow", "lambda:AddPermission", function(i), PRINCIPAL, CONNECT),
                            statement("Allow", "iam:PutRolePolicy", role(i) + "*", ACCOUNT, OURS),
                            statement("Deny", "s3:Delete*", "arn:aws:s3:::recordings-*-" + i, ACCOUNT, OURS))
                    + "]}");
        }
        return policies;
    }

    static List<PolicyDocument> documents() {
        return policies().stream().map(PolicyReader::read).toList();
    }

    static List<AccessRequest> calls() {
        List<AccessRequest> calls = new ArrayList<>();
        for (int i = 0; i < POLICIES; i++) {
            calls.add(call("s3:GetBucketAcl", bucket(i), ACCOUNT, OURS));
            calls.add(call("s3:GetBucketAcl", bucket(i), ACCOUNT, "999988887777"));
            calls.add(call("s3:DeleteBucket", "arn:aws:s3:::recordings-x-" + i, ACCOUNT, OURS));
            calls.add(call("connect:AssociateInstanceStorageConfig", instance(i), STORED, "CALL_RECORDINGS"));
            calls.add(call("connect:AssociateInstanceStorageConfig", instance(i), STORED, "ATTACHMENTS"));
            calls.add(call("lambda:AddPermission", function(i), PRINCIPAL, CONNECT));
            calls.add(call("lambda:AddPermission", function(i) + "-2", PRINCIPAL, CONNECT));
            calls.add(call("iam:PutRolePolicy", role(i) + "_abc", ACCOUNT, OURS));
        }
        return calls;
    }

    private static AccessRequest call(String action, String resource, String key, String value) {
        return new AccessRequest(action, resource, Map.of(key, List.of(value)));
    }

    private static String statement(String effect, String actions, String resource, String key, String value) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":[\"" + actions + "\"],\"Resource\":\"" + resource
                + "\",\"Condition\":{\"StringEquals\":{\"" + key + "\":\"" + value + "\"}}}";
    }

    private static String bucket(int number) {
        return "arn:aws:s3:::recordings-" + number;
    }

    private static String instance(int number) {
        return "arn:aws:connect:us-east-1:" + OURS + ":instance/12345678-90ab-cdef-1234-567890abcde" + number;
    }

    private static String function(int number) {
        return "arn:aws:lambda:us-east-1:" + OURS + ":function:greet-" + number;
    }

    private static String role(int number) {
        return "arn:aws:iam::" + OURS + ":role/connect/" + number + "/AWSServiceRoleForAmazonConnect";
    }
}
