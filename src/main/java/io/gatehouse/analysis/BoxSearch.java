package io.gatehouse.analysis;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds a call outside of some statements: takes one, sees which statement is in its way, and goes on with what is left on
 * each side of that statement, until nothing is in the way or nothing is left.
 */
final class BoxSearch {

    private BoxSearch() {}

    /** @param undecided takes the reasons why some part could not be searched */
    static Optional<AccessRequest> outside(
            SymbolicCall from, List<SymbolicStatement> statements, Collection<String> undecided) {
        if (statements.isEmpty()) {
            return Optional.of(from.call());
        }
        Deque<SymbolicCall> open = new ArrayDeque<>();
        open.push(from);
        while (!open.isEmpty()) {
            SymbolicCall calls = open.pop();
            Optional<SymbolicStatement> obstacle = obstacle(calls, statements);
            if (obstacle.isEmpty()) {
                return Optional.of(calls.call());
            }
            List<SymbolicCall> left = calls.uncovered(obstacle.get(), undecided);
            for (int i = left.size() - 1; i >= 0; i--) {
                open.push(left.get(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<SymbolicStatement> obstacle(SymbolicCall calls, List<SymbolicStatement> statements) {
        for (SymbolicStatement statement : statements) {
            if (calls.isCovered(statement)) {
                return Optional.of(statement);
            }
        }
        return Optional.empty();
    }
}
