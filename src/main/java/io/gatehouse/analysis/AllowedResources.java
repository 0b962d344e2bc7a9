package io.gatehouse.analysis;

import java.util.List;

/**
 * Resources on which some calls are allowed.
 *
 * @param pattern as the statements write it, or several of them, joined by ∩, which must all match
 * @param sample one of them
 * @param statements the Allows that name it
 */
public record AllowedResources(String pattern, String sample, List<DecidingStatement> statements) {

    public AllowedResources {
        statements = List.copyOf(statements);
    }
}
