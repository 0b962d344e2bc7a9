package io.gatehouse.analysis;

import java.util.List;

/**
 * A call that some policies can allow.
 *
 * @param certain whether it is allowed whatever the keys that are not known say
 * @param confirmed whether exactly this call is allowed; if not, it could not be decided whether one like it is
 * @param statements the Allows that let it through, one of each level
 */
public record AllowedCall(AccessRequest call, boolean certain, boolean confirmed, List<DecidingStatement> statements) {

    public AllowedCall {
        statements = List.copyOf(statements);
    }
}
