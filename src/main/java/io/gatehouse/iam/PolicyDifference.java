package io.gatehouse.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A statement that only one of two policies has, compared by meaning. */
public record PolicyDifference(Change change, Statement statement) {

    /** Seen from the expected policy. */
    public enum Change {
        MISSING,
        ADDED
    }

    /** First what is missing, then what was added, each in document order; versions are not compared. */
    public static List<PolicyDifference> between(PolicyDocument expected, PolicyDocument live) {
        List<PolicyDifference> differences = new ArrayList<>();
        collect(Change.MISSING, expected, live, differences);
        collect(Change.ADDED, live, expected, differences);
        return List.copyOf(differences);
    }

    private static void collect(Change change, PolicyDocument from, PolicyDocument other, List<PolicyDifference> into) {
        Set<StatementMeaning> known = StatementMeaning.of(other.statements());
        for (Statement statement : from.statements()) {
            if (!known.contains(StatementMeaning.of(statement))) {
                into.add(new PolicyDifference(change, statement));
            }
        }
    }
}
