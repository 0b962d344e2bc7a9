package io.gatehouse.enforcement;

import java.util.Optional;

/**
 * A role or user as IAM has it.
 *
 * @param id IAM's unique id, such as {@code AROA…}: another one if the principal was deleted and made again
 * @param permissionsBoundary the ARN of the managed policy that bounds it
 */
public record LivePrincipal(String id, Optional<String> permissionsBoundary) {}
