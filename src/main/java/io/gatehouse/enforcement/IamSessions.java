package io.gatehouse.enforcement;

import io.gatehouse.policy.PrincipalArn;

/** Opens sessions with the credentials for a principal's account. */
public interface IamSessions {

    /**
     * Opens a session in the account of the principal, and in no other.
     *
     * @param name what CloudTrail shows as the session's name, where a role is assumed
     * @throws IamFailure if there are no credentials for that account
     */
    IamSession open(PrincipalArn principal, String name, CallRecorder recorder);
}
