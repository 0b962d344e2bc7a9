package io.gatehouse.policy;

import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.PermissionResource;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.ActionScope;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ResourcePattern;
import io.gatehouse.iam.ResourceScope;
import io.gatehouse.iam.Sid;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of one concern. Each action has the resources that some association needs it on; actions with the same
 * resources and conditions stand together, so that no action reaches a resource that it is not needed on.
 */
final class Concern {

    /** @param conditions as rendered, or as in the catalogue where their values are shared */
    private record Key(ActionPattern action, List<?> conditions) {}

    private record Scope(ResourceScope resources, List<Condition> conditions) {}

    private static final Comparator<Map.Entry<Scope, List<StatementDraft>>> ORDER = Comparator.comparing(
                    (Map.Entry<Scope, List<StatementDraft>> group) ->
                            group.getKey().conditions().toString())
            .thenComparing(group -> group.getValue().get(0).action());

    /** As the caller reads them. */
    private static final Comparator<Because> BY_ASSOCIATION = Comparator.comparingInt(Because::association);

    /** What one association needs a permission on. */
    private record Need(int association, Permission permission, ResourcePattern resource, List<Condition> conditions) {

        /** On the instance the values of all associations stand together. */
        List<?> distinctConditions() {
            return permission.resource().is(PermissionResource.Form.INSTANCE) ? permission.conditions() : conditions;
        }
    }

    private final Sid name;
    private final List<Need> needs = new ArrayList<>();

    Concern(Sid name) {
        this.name = name;
    }

    void add(int association, Permission permission, ResourcePattern resource, List<Condition> conditions) {
        needs.add(new Need(association, permission, resource, conditions));
    }

    /** Numbered in an order that does not depend on the caller's. */
    void render(Optional<Condition> expiry, List<ReasonedStatement> statements) {
        if (needs.size() == 1) {
            statements.add(alone(needs.get(0), expiry));
            return;
        }
        Map<Scope, List<StatementDraft>> scopes = new LinkedHashMap<>();
        for (StatementDraft draft : drafts()) {
            scopes.computeIfAbsent(new Scope(draft.resources(), draft.conditions()), it -> new ArrayList<>())
                    .add(draft);
        }
        List<Map.Entry<Scope, List<StatementDraft>>> grouped = new ArrayList<>(scopes.entrySet());
        grouped.sort(ORDER);
        for (int i = 0; i < grouped.size(); i++) {
            Sid sid = i == 0 ? name : new Sid(name.value() + (i + 1));
            statements.add(render(sid, grouped.get(i).getKey(), grouped.get(i).getValue(), expiry));
        }
    }

    /** Most policies have nothing to merge. */
    private ReasonedStatement alone(Need need, Optional<Condition> expiry) {
        Permission permission = need.permission();
        ActionScope actions = ActionScope.of(permission.actions());
        List<Because> reasons = new ArrayList<>(actions.patterns().size());
        for (ActionPattern action : actions.patterns()) {
            reasons.add(Because.of(need.association(), action, permission));
        }
        Statement statement =
                Statement.allow(name, actions, ResourceScope.of(need.resource()), until(expiry, need.conditions()));
        return new ReasonedStatement(name, statement, reasons);
    }

    private List<StatementDraft> drafts() {
        Map<Key, StatementDraft> drafts = new LinkedHashMap<>();
        for (Need need : needs) {
            Permission permission = need.permission();
            for (ActionPattern action : permission.actions()) {
                drafts.computeIfAbsent(new Key(action, need.distinctConditions()), key -> new StatementDraft(action))
                        .add(need.association(), permission, need.resource(), need.conditions());
            }
        }
        List<StatementDraft> ordered = new ArrayList<>(drafts.values());
        ordered.sort(Comparator.comparing(StatementDraft::action));
        return ordered;
    }

    private static ReasonedStatement render(
            Sid sid, Scope scope, List<StatementDraft> drafts, Optional<Condition> expiry) {
        List<ActionPattern> actions = new ArrayList<>(drafts.size());
        List<Because> reasons = new ArrayList<>(drafts.size());
        for (StatementDraft draft : drafts) {
            actions.add(draft.action());
            reasons.addAll(draft.because());
        }
        reasons.sort(BY_ASSOCIATION);
        Statement statement =
                Statement.allow(sid, ActionScope.of(actions), scope.resources(), until(expiry, scope.conditions()));
        return new ReasonedStatement(sid, statement, reasons);
    }

    private static List<Condition> until(Optional<Condition> expiry, List<Condition> conditions) {
        if (expiry.isEmpty()) {
            return conditions;
        }
        List<Condition> limited = new ArrayList<>(conditions);
        limited.add(expiry.get());
        return limited;
    }
}
