package io.gatehouse.request;

import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.policy.GeneratedPolicy;
import io.gatehouse.policy.Precondition;
import io.gatehouse.policy.StatementReasons;
import io.gatehouse.policy.Warning;
import java.util.List;

/**
 * The policy that was generated for a request, as it was shown to the approver.
 *
 * @param json the canonical text whose digest is approved
 * @param catalogVersion of the catalogue that it was made from
 */
public record RequestedPolicy(
        String json,
        PolicyDigest digest,
        String catalogVersion,
        List<StatementReasons> statements,
        List<Warning> warnings,
        List<Precondition> preconditions) {

    public RequestedPolicy {
        statements = List.copyOf(statements);
        warnings = List.copyOf(warnings);
        preconditions = List.copyOf(preconditions);
    }

    static RequestedPolicy of(GeneratedPolicy policy, String catalogVersion) {
        return new RequestedPolicy(
                policy.canonical().json(),
                policy.digest(),
                catalogVersion,
                policy.statements(),
                policy.warnings(),
                policy.preconditions());
    }
}
