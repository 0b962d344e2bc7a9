package io.gatehouse.enforcement;

import io.gatehouse.analysis.AccessProver;
import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.Containment;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.PolicyEvaluator;
import io.gatehouse.analysis.Witness;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What Gatehouse's own policy in an account allows, found out by the same engine that proves everybody else's.
 *
 * @param verdict EXACT if every call that Gatehouse makes is allowed, every near miss is not, and nothing is allowed
 *     outside of {@code bound}
 * @param bound a policy, written apart from the other, that contains everything that is allowed
 */
public record RoleProof(Verdict verdict, PolicyDocument bound, List<RoleProbe> probes) {

    public enum Verdict {
        EXACT,
        FAILED
    }

    /** A call, whether it is to be allowed, and why. */
    public record RoleProbe(boolean allowed, Witness call, String why) {}

    private static final String BOUND = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["iam:Get*Policy", "iam:GetRole", "iam:GetUser", "iam:List*"],
               "Resource": ["arn:*:iam::{account}:role{path}*", "arn:*:iam::{account}:user{path}*", "arn:*:iam::{account}:group/*"]},
              {"Effect": "Allow", "Action": ["iam:GetPolicy", "iam:GetPolicyVersion"], "Resource": "*"},
              {"Effect": "Allow", "Action": ["iam:CreatePolicy*", "iam:DeletePolicy*", "iam:ListPolicyVersions", "iam:TagPolicy"],
               "Resource": "arn:*:iam::{account}:policy/gatehouse/*"},
              {"Effect": "Allow", "Action": ["iam:PutUserPolicy", "iam:DeleteUserPolicy"], "Resource": "arn:*:iam::{account}:user{path}*"},
              {"Effect": "Allow", "Action": ["iam:AttachUserPolicy", "iam:DetachUserPolicy"], "Resource": "arn:*:iam::{account}:user{path}*",
               "Condition": {"ArnLike": {"iam:PolicyARN": "arn:*:iam::{account}:policy/gatehouse/*"}}},
              {"Effect": "Allow", "Action": ["iam:PutRolePolicy", "iam:DeleteRolePolicy"], "Resource": "arn:*:iam::{account}:role{path}*"},
              {"Effect": "Allow", "Action": ["iam:AttachRolePolicy", "iam:DetachRolePolicy"], "Resource": "arn:*:iam::{account}:role{path}*",
               "Condition": {"ArnLike": {"iam:PolicyARN": "arn:*:iam::{account}:policy/gatehouse/*"}}},
              {"Effect": "Deny", "Action": ["iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:DeleteRolePolicy", "iam:DetachRolePolicy"],
               "Resource": ["arn:*:iam::*:role/aws-service-role/*", "arn:*:iam::*:role/gatehouse-enforcement", "{trusted}"]},
              {"Effect": "Deny", "Action": ["iam:PutUserPolicy", "iam:AttachUserPolicy", "iam:DeleteUserPolicy", "iam:DetachUserPolicy"],
               "Resource": "{trusted}"}
            ]}
            """;

    public RoleProof {
        probes = List.copyOf(probes);
    }

    public static RoleProof of(EnforcementRole role) {
        return of(role, role.policy());
    }

    static RoleProof of(EnforcementRole role, PolicyDocument policy) {
        PolicyDocument bound =
                PolicyReader.read(BOUND.replace("{account}", role.account().digits())
                        .replace("{path}", role.path().text())
                        .replace("{trusted}", role.trusted().toString()));
        PolicyEvaluator evaluator = PolicyEvaluator.of(List.of(policy));
        List<RoleProbe> probes = new ArrayList<>();
        boolean exact =
                AccessProver.compare(List.of(bound), List.of(policy)).verdict() == Containment.Verdict.CONTAINED;
        for (RoleProbe wanted : RoleProbes.of(role)) {
            AccessRequest call = new AccessRequest(
                    wanted.call().action(),
                    wanted.call().resource(),
                    wanted.call().context());
            boolean allowed = evaluator.evaluate(call).decision() == Decision.ALLOWED;
            exact &= allowed == wanted.allowed();
            probes.add(wanted);
        }
        return new RoleProof(exact ? Verdict.EXACT : Verdict.FAILED, bound, probes);
    }
}
