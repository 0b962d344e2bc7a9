package io.gatehouse.policy;

import io.gatehouse.catalog.Permission;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ResourcePattern;
import io.gatehouse.iam.ResourceScope;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One action under one condition, while associations still add the resources that they need it on. */
final class StatementDraft {

    private final ActionPattern action;
    private final List<ResourcePattern> resources = new ArrayList<>();
    private final List<Because> because = new ArrayList<>();
    private List<Condition> conditions = List.of();

    StatementDraft(ActionPattern action) {
        this.action = action;
    }

    void add(int association, Permission permission, ResourcePattern resource, List<Condition> more) {
        conditions = because.isEmpty() ? more : union(conditions, more);
        if (!endsWith(resource, resources)) {
            resources.add(resource);
        }
        Because reason = Because.of(association, action, permission);
        if (!endsWith(reason, because)) {
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

    private static <T> boolean endsWith(T element, List<T> list) {
        return !list.isEmpty() && list.get(list.size() - 1).equals(element);
    }

    ActionPattern action() {
        return action;
    }

    ResourceScope resources() {
        return ResourceScope.of(resources);
    }

    List<Condition> conditions() {
        return conditions;
    }

    List<Because> because() {
        return because;
    }
}
