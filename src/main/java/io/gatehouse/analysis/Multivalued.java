package io.gatehouse.analysis;

import io.gatehouse.iam.Condition;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Quantifier;
import io.gatehouse.iam.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys that may have several values: those that AWS documents so, and those that a policy compares as such.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global keys</a>
 */
final class Multivalued {

    private static final Set<String> DOCUMENTED = Set.of(
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:sourceorgpaths",
            "aws:tagkeys",
            "aws:vpceorgpaths",
            "cloudformation:resourcetypes",
            "cognito-identity.amazonaws.com:amr",
            "dynamodb:attributes",
            "dynamodb:leadingkeys",
            "ecr:resourcetagkeys",
            "glue:securitygroupids",
            "glue:subnetids",
            "glue:vpcids",
            "kms:encryptioncontextkeys",
            "kms:grantoperations",
            "kms:resourcealiases",
            "lambda:securitygroupids",
            "lambda:subnetids",
            "route53:changeresourcerecordsetsactions",
            "route53:changeresourcerecordsetsnormalizedrecordnames",
            "route53:changeresourcerecordsetsrecordtypes",
            "s3:requestobjecttagkeys",
            "sagemaker:vpcsecuritygroupids",
            "sagemaker:vpcsubnets");

    private final Set<String> named = new HashSet<>();

    Multivalued(List<PolicyDocument> policies) {
        for (PolicyDocument policy : policies) {
            for (Statement statement : policy.statements()) {
                for (Condition condition : statement.conditions()) {
                    if (condition.operator().quantifier() != Quantifier.NONE) {
                        named.add(condition.key().normalised());
                    }
                }
            }
        }
    }

    /** @param key in lower case */
    boolean contains(String key) {
        return DOCUMENTED.contains(key) || named.contains(key);
    }
}
