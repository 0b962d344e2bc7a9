package io.gatehouse.policy;

/**
 * Where a policy of a principal comes from.
 *
 * @param origin such as {@code INLINE} or {@code GROUP_ATTACHED}
 * @param name the policy's name, of a managed policy its ARN, of a group's inline policy with the group before it
 */
public record PolicySource(String origin, String name) {}
