package io.gatehouse.analysis;

import io.gatehouse.iam.Sid;
import java.util.Optional;

/**
 * Where a statement stands.
 *
 * @param policy the number of its policy among those of its level, from 0
 * @param statement its number in the policy, from 0
 */
public record DecidingStatement(PolicyLevel level, int policy, int statement, Optional<Sid> sid) {}
