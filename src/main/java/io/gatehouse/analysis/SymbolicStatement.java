package io.gatehouse.analysis;

import io.gatehouse.analysis.TextSearch.Wanted;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One statement for all calls at once: the sets of actions and resources that it speaks of, and its conditions. */
final class SymbolicStatement {

    private final DecidingStatement place;
    private final Wanted actions;
    private final Wanted resources;
    private final List<KeyTest> conditions = new ArrayList<>();
    private final Set<String> variables = new HashSet<>();

    SymbolicStatement(Clause clause, Reading reading) {
        this.place = clause.place();
        Statement statement = clause.statement();
        List<TextPattern> named = new ArrayList<>(clause.actions().size());
        for (String action : clause.actions()) {
            named.add(TextPattern.glob(action));
        }
        this.actions = new Wanted(new TextSet(named), !statement.actions().negated());
        boolean notResources = statement.resources().negated();
        List<TextPattern> covered = new ArrayList<>(clause.resources().size());
        for (ArnPattern arn : clause.resources()) {
            arn.pattern(reading, notResources).ifPresent(covered::add);
            arn.addVariablesTo(variables);
        }
        this.resources = new Wanted(new TextSet(covered), !notResources);
        for (Condition condition : statement.conditions()) {
            KeyTest test = new KeyTest(condition, clause.version(), reading);
            conditions.add(test);
            variables.addAll(test.variables());
        }
    }

    DecidingStatement place() {
        return place;
    }

    /** The keys of its policy variables, in lower case. */
    Set<String> variables() {
        return variables;
    }

    /** Negated where the statement speaks of all but these. */
    Wanted actions() {
        return actions;
    }

    Wanted resources() {
        return resources;
    }

    /** Whether it speaks of such an action and resource, whatever its conditions. */
    boolean names(String action, String resource, Effort effort) {
        return actions.by(action, effort) && resources.by(resource, effort);
    }

    List<KeyTest> conditions() {
        return conditions;
    }
}
