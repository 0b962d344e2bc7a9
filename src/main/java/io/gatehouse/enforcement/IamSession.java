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

    /** The customer managed policies of the account. */
    ManagedPolicies managed();

    /**
     * Everything that decides what a principal may do by itself. It is never a part of that: where there is more than
     * can be read within bounds, the call fails with {@link IamFailure.Kind#TOO_MUCH_TO_READ}.
     *
     * @throws IamFailure with {@link IamFailure.Kind#PRINCIPAL_GONE} if there is none with this very ARN
     */
    PrincipalPolicies policies(PrincipalArn principal);

    @Override
    void close();
}
