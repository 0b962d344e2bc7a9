package io.gatehouse.request;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.policy.PrincipalArn;
import java.util.Optional;

/** Looks at a principal in IAM before anybody decides on a request. Implemented where IAM is reached. */
public interface Preflight {

    /**
     * What was found; nothing where this installation does not call IAM.
     *
     * @param actor on whose behalf IAM is asked
     * @throws io.gatehouse.web.ProblemException if IAM cannot be asked, or something was found for which requests are refused
     */
    Optional<PreflightReport> examine(
            PrincipalArn principal, AssociationIntent intent, PolicyDocument policy, String actor);
}
