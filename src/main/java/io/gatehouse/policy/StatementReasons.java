package io.gatehouse.policy;

import java.util.List;

/** The reason for each action of the statement with this Sid. */
public record StatementReasons(String sid, List<Because> because) {

    public StatementReasons {
        because = List.copyOf(because);
    }
}
