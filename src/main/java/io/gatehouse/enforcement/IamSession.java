package io.gatehouse.enforcement;

import io.gatehouse.policy.PrincipalArn;
import java.util.Optional;

/**
 * Access to IAM in one account, for one piece of work. Every call is put on record before and after it is made, and
 * throws {@link IamFailure} when it fails.
 */
public interface IamSession extends AutoCloseable {

    /** The principal, if there is one with this very ARN. */
    Optional<LivePrincipal> find(PrincipalArn principal);

    /** The text of the principal's inline policy of this name. */
    Optional<String> read(PrincipalArn principal, String policyName);

    void put(PrincipalArn principal, String policyName, String document);

    /** Deletes the policy; that it is not there is no failure. */
    void delete(PrincipalArn principal, String policyName);

    @Override
    void close();
}
