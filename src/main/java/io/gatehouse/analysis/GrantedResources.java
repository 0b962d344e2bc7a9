package io.gatehouse.analysis;

import java.util.List;

/**
 * Resources that Allows of identity policies name for a call, whatever takes it away again.
 *
 * @param sample one of them; a possible one if there is any
 * @param possible whether the call is possible on some of them
 * @param statements the Allows that name them
 */
public record GrantedResources(String pattern, String sample, boolean possible, List<DecidingStatement> statements) {

    public GrantedResources {
        statements = List.copyOf(statements);
    }
}
