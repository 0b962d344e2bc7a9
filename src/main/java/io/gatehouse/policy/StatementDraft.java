package io.gatehouse.policy;

import io.gatehouse.catalog.Permission;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ResourcePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** One action under one condition, while associations still add the resources that they need it on. */
final class StatementDraft {

    private final ActionPattern action;
    private final SortedSet<ResourcePattern> resources = new TreeSet<>();
    private final List<Because> because = new ArrayList<>();
    private List<Condition> conditions = List.of();

    StatementDraft(ActionPattern action) {
        this.action = action;
    }

    void add(int association, Permission permission, ResourcePattern resource, List<Condition> more) {
        conditions = because.isEmpty() ? more : union(conditions, more);
        resources.add(resource);
        Because reason = new Because(association, action.text(), permission.source(), permission.confidence());
        if (because.isEmpty() || !because.get(because.size() - 1).equals(reason)) {
            because.add(reason);
        }
    }

    /** Either the same conditions, or one condition whose values differ. */
    private static List<Condition> union(List<Condition> some, List<Condition> others) {
        if (some.equals(others)) {
            return some;
        }
        Condition first = some.get(0);
        var values = new TreeSet<>(first.values());
        values.addAll(others.get(0).values());
        return List.of(new Condition(first.operator(), first.key(), List.copyOf(values)));
    }

    ActionPattern action() {
        return action;
    }

    SortedSet<ResourcePattern> resources() {
        return resources;
    }

    List<Condition> conditions() {
        return conditions;
    }

    List<Because> because() {
        return because;
    }
}
