package io.gatehouse.policy;

import io.gatehouse.iam.CanonicalPolicy;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.iam.PolicyDocument;
import java.util.List;

/** A policy, the reasons for it, and what must be known before it is relied on. */
public record GeneratedPolicy(
        PolicyDocument document,
        CanonicalPolicy canonical,
        List<StatementReasons> statements,
        List<Warning> warnings,
        List<Precondition> preconditions) {

    public GeneratedPolicy {
        statements = List.copyOf(statements);
        warnings = List.copyOf(warnings);
        preconditions = List.copyOf(preconditions);
    }

    public PolicyDigest digest() {
        return canonical.digest();
    }
}
