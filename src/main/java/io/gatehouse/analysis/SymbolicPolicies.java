package io.gatehouse.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The policies of one level for all calls at once. */
final class SymbolicPolicies {

    private final List<SymbolicStatement> allows = new ArrayList<>();
    private final List<SymbolicStatement> denies = new ArrayList<>();
    private final Set<String> variables = new HashSet<>();

    SymbolicPolicies(List<Clause> clauses, Reading ofAllows, Reading ofDenies) {
        for (Clause clause : clauses) {
            var symbolic = new SymbolicStatement(clause, clause.denies() ? ofDenies : ofAllows);
            variables.addAll(symbolic.variables());
            (clause.denies() ? denies : allows).add(symbolic);
        }
    }

    List<SymbolicStatement> allows() {
        return allows;
    }

    List<SymbolicStatement> denies() {
        return denies;
    }

    /** The keys of all policy variables, in lower case. */
    Set<String> variables() {
        return variables;
    }
}
