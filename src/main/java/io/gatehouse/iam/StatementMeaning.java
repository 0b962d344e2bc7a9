package io.gatehouse.iam;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is left of a statement when name, order, repetition and insignificant letter case are taken away. */
record StatementMeaning(
        Effect effect,
        boolean notAction,
        Set<String> actions,
        boolean notResource,
        Set<ResourcePattern> resources,
        Set<ConditionMeaning> conditions) {

    record ConditionMeaning(ConditionOperator operator, String key, List<String> values) {}

    static StatementMeaning of(Statement statement) {
        return new StatementMeaning(
                statement.effect(),
                statement.actions().negated(),
                actions(statement),
                statement.resources().negated(),
                Set.copyOf(statement.resources().patterns()),
                conditions(statement));
    }

    static Set<StatementMeaning> of(List<Statement> statements) {
        Set<StatementMeaning> meanings = new HashSet<>();
        for (Statement statement : statements) {
            meanings.add(of(statement));
        }
        return meanings;
    }

    private static Set<String> actions(Statement statement) {
        Set<String> actions = new HashSet<>();
        for (ActionPattern pattern : statement.actions().patterns()) {
            actions.add(pattern.normalised());
        }
        return actions;
    }

    private static Set<ConditionMeaning> conditions(Statement statement) {
        Set<ConditionMeaning> conditions = new HashSet<>();
        for (Condition condition : statement.conditions()) {
            conditions.add(
                    new ConditionMeaning(condition.operator(), condition.key().normalised(), condition.values()));
        }
        return conditions;
    }
}
