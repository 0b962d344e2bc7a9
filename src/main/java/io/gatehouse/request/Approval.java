package io.gatehouse.request;

import io.gatehouse.iam.PolicyDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A decision of somebody other than the requester on one policy, named by its digest. */
public record Approval(
        UUID id, String approver, Decision decision, PolicyDigest policyDigest, Optional<String> comment, Instant at) {}
