package io.gatehouse.enforcement;

import java.util.List;
import java.util.Optional;

/**
 * Everything in IAM that decides what a principal may do by itself: its inline policies, the managed ones that are
 * attached to it, those of a user's groups, and its permissions boundary. Texts are as IAM answers them, decoded.
 *
 * @param inlineCharacters of the principal's own inline policies together, as IAM counts
 * @param attached how many managed policies are attached to the principal itself
 */
public record PrincipalPolicies(
        LivePrincipal principal,
        List<NamedPolicy> policies,
        Optional<NamedPolicy> permissionsBoundary,
        int inlineCharacters,
        int attached) {

    /** Where a policy comes from. */
    public enum Origin {
        INLINE,
        ATTACHED,
        GROUP_INLINE,
        GROUP_ATTACHED,
        PERMISSIONS_BOUNDARY
    }

    /** @param name the policy's name, for a managed policy its ARN; of a group's, with the group before it */
    public record NamedPolicy(Origin origin, String name, String document) {}

    public PrincipalPolicies {
        policies = List.copyOf(policies);
    }
}
