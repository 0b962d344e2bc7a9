package io.gatehouse.analysis;

import java.util.List;

/**
 * A call that some policies allow.
 *
 * @param certain whether it is allowed whatever the keys that are not known say
 * @param statements the Allows that let it through, one of each level
 */
public record AllowedCall(AccessRequest call, boolean certain, List<DecidingStatement> statements) {

    public AllowedCall {
        statements = List.copyOf(statements);
    }
}
