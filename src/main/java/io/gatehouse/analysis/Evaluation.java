package io.gatehouse.analysis;

import java.util.List;
import java.util.SortedSet;

/**
 * A decision with what led to it.
 *
 * @param decidedBy every Deny that applies; if there is none, every Allow of a call that is allowed
 * @param unresolvedContextKeys the keys that were asked for and that the request does not have, as the policies spell them
 */
public record Evaluation(
        Decision decision, List<DecidingStatement> decidedBy, SortedSet<String> unresolvedContextKeys) {

    public Evaluation {
        decidedBy = List.copyOf(decidedBy);
    }
}
