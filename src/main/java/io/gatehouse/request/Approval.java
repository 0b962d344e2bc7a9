package io.gatehouse.request;

import io.gatehouse.iam.PolicyDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision of somebody other than the requester on one policy, named by its digest.
 *
 * @param live the digest of the document in IAM that the policy may be put in the place of, where one stood in the way
 */
public record Approval(
        UUID id,
        String approver,
        Decision decision,
        PolicyDigest policyDigest,
        Optional<PolicyDigest> live,
        Optional<String> comment,
        Instant at) {}
