package io.gatehouse.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from IAM what a principal has. Implemented where IAM is reached. */
public interface LiveAccess {

    /**
     * What a principal can associate now.
     *
     * @param policies those that the findings count, in their order
     */
    record Answer(List<PolicySource> policies, @Nullable PolicySource permissionsBoundary, EffectiveAccess access) {

        public Answer {
            policies = List.copyOf(policies);
        }
    }

    /** @param actor on whose behalf IAM is asked */
    Answer of(PrincipalArn principal, InstanceArn instance, String actor);
}
