package io.gatehouse.policy;

import io.gatehouse.catalog.Permission;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.ActionScope;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ResourcePattern;
import io.gatehouse.iam.ResourceScope;
import io.gatehouse.iam.Sid;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A statement while associations are still added to it. */
final class StatementDraft {

    private static final Comparator<StatementDraft> ORDER = Comparator.comparing(
                    (StatementDraft draft) -> draft.permission.concern())
            .thenComparing(draft -> draft.conditions.toString())
            .thenComparing(draft -> draft.permission.actions().toString());

    private final Permission permission;
    private final SortedSet<ResourcePattern> resources = new TreeSet<>();
    private final List<Because> because = new ArrayList<>();
    private List<Condition> conditions = List.of();

    StatementDraft(Permission permission) {
        this.permission = permission;
    }

    void add(int association, ResourcePattern resource, List<Condition> more) {
        resources.add(resource);
        conditions = conditions.isEmpty() ? more : union(conditions, more);
        for (ActionPattern action : permission.actions()) {
            because.add(new Because(association, action.text(), permission.source(), permission.confidence()));
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

    /** The statements by Sid; those of one concern are numbered in an order that does not depend on the caller's. */
    static List<ReasonedStatement> name(Collection<StatementDraft> drafts, Optional<Condition> expiry) {
        List<StatementDraft> ordered = new ArrayList<>(drafts);
        ordered.sort(ORDER);
        List<ReasonedStatement> named = new ArrayList<>(ordered.size());
        Sid previous = null;
        int number = 1;
        for (StatementDraft draft : ordered) {
            Sid concern = draft.permission.concern();
            number = concern.equals(previous) ? number + 1 : 1;
            previous = concern;
            Sid sid = number == 1 ? concern : new Sid(concern.value() + number);
            named.add(draft.finish(sid, expiry));
        }
        named.sort(Comparator.comparing(ReasonedStatement::sid));
        return named;
    }

    private ReasonedStatement finish(Sid sid, Optional<Condition> expiry) {
        List<Condition> all = conditions;
        if (expiry.isPresent()) {
            all = new ArrayList<>(conditions);
            all.add(expiry.get());
        }
        return new ReasonedStatement(
                sid,
                Statement.allow(sid, ActionScope.of(permission.actions()), ResourceScope.of(resources), all),
                because);
    }
}
