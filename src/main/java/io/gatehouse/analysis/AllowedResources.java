package io.gatehouse.analysis;

import java.util.List;

/**
 * Resources on which some calls can be allowed.
 *
 * @param pattern as the statements write it, or several of them, joined by ∩, which must all match
 * @param sample one of them
 * @param certain whether the calls are allowed on all of them, whatever the keys that are not known say
 * @param statements the Allows that name it
 */
public record AllowedResources(String pattern, String sample, boolean certain, List<DecidingStatement> statements) {

    public AllowedResources {
        statements = List.copyOf(statements);
    }
}
