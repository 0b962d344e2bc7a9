package io.gatehouse.analysis;

import io.gatehouse.analysis.KeyWishes.Wish;
import io.gatehouse.analysis.TextSearch.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All calls that fulfil some wishes, with one of them at hand. */
final class SymbolicCall {

    /** What is known of the keys before anything is asked. */
    record Keys(Map<String, List<String>> known, Multivalued multivalued) {}

    private static final String NOT_IN_ACTIONS = "*?";

    /** Steps that one entry of a map takes to be copied. */
    private static final long COPIED = 30;

    private final List<Wanted> actions;
    private final List<Wanted> resources;
    private final Map<String, List<Wish>> wishes;
    private final Keys keys;
    private final Effort effort;
    private final String action;
    private final String resource;
    private final Map<String, List<String>> context;

    private SymbolicCall(
            List<Wanted> actions,
            List<Wanted> resources,
            Map<String, List<Wish>> wishes,
            Keys keys,
            Effort effort,
            String action,
            String resource,
            Map<String, List<String>> context) {
        this.actions = actions;
        this.resources = resources;
        this.wishes = wishes;
        this.keys = keys;
        this.effort = effort;
        this.action = action;
        this.resource = resource;
        this.context = context;
    }

    /** Every call that there can be. */
    static SymbolicCall any(Keys keys, Effort effort) {
        return new SymbolicCall(
                List.of(new Wanted(Calls.ACTIONS, true)),
                List.of(new Wanted(Calls.RESOURCES, true)),
                Map.of(),
                keys,
                effort,
                Calls.AN_ACTION,
                Calls.A_RESOURCE,
                Map.of());
    }

    /** The calls of one action on one resource. */
    static SymbolicCall of(String action, String resource, Keys keys, Effort effort) {
        return new SymbolicCall(List.of(), List.of(), Map.of(), keys, effort, action, resource, Map.of());
    }

    /** Whether there is but one action and resource. */
    private boolean isOfOne() {
        return actions.isEmpty();
    }

    /** Those of the calls to which the statement applies. */
    Optional<SymbolicCall> covered(SymbolicStatement by) {
        Optional<SymbolicCall> left = withAction(by.actions());
        if (left.isPresent()) {
            left = left.get().withResource(by.resources());
        }
        return left.isPresent() ? left.get().fulfilling(by) : left;
    }

    /** Those that meet the conditions of the statement. */
    Optional<SymbolicCall> fulfilling(SymbolicStatement by) {
        Optional<SymbolicCall> left = Optional.of(this);
        for (KeyTest condition : by.conditions()) {
            if (left.isPresent()) {
                left = left.get().with(condition, true);
            }
        }
        return left;
    }

    /** Whether a statement speaks of the action and resource of the call at hand. */
    boolean isNamed(SymbolicStatement by) {
        return by.names(action, resource, effort);
    }

    /** The same; where that cannot be decided, the calls as they were, of which some may be covered. */
    Optional<SymbolicCall> coveredOrUndecided(SymbolicStatement by) {
        try {
            return covered(by);
        } catch (UndecidedException e) {
            return Optional.of(this);
        }
    }

    /** Those to which it does not apply, as several sets, each for another reason. */
    List<SymbolicCall> uncovered(SymbolicStatement by, Collection<String> undecided) {
        List<SymbolicCall> left = new ArrayList<>();
        withAction(by.actions().not()).ifPresent(left::add);
        withResource(by.resources().not()).ifPresent(left::add);
        for (KeyTest condition : by.conditions()) {
            try {
                with(condition, false).ifPresent(left::add);
            } catch (UndecidedException e) {
                undecided.add(e.reason());
            }
        }
        return left;
    }

    /** Whether a statement applies to the call at hand. */
    boolean isCovered(SymbolicStatement by) {
        effort.spend(1);
        if (!isNamed(by)) {
            return false;
        }
        for (KeyTest condition : by.conditions()) {
            if (!condition.holds(values(condition.key()), effort)) {
                return false;
            }
        }
        return true;
    }

    Optional<SymbolicCall> withAction(Wanted more) {
        if (isOfOne()) {
            return more.by(action, effort) ? Optional.of(this) : Optional.empty();
        }
        List<Wanted> all = and(actions, more);
        Optional<String> found =
                more.by(action, effort) ? Optional.of(action) : TextSearch.find(all, NOT_IN_ACTIONS, effort);
        return found.map(it -> new SymbolicCall(all, resources, wishes, keys, effort, it, resource, context));
    }

    Optional<SymbolicCall> withResource(Wanted more) {
        if (isOfOne()) {
            return more.by(resource, effort) ? Optional.of(this) : Optional.empty();
        }
        List<Wanted> all = and(resources, more);
        Optional<String> found = more.by(resource, effort) ? Optional.of(resource) : TextSearch.find(all, "", effort);
        return found.map(it -> new SymbolicCall(actions, all, wishes, keys, effort, action, it, context));
    }

    private Optional<SymbolicCall> with(KeyTest test, boolean holds) {
        boolean fulfilled = test.holds(values(test.key()), effort) == holds;
        if (keys.known().containsKey(test.key())) {
            return fulfilled ? Optional.of(this) : Optional.empty();
        }
        List<Wish> ofKey = and(wishes.getOrDefault(test.key(), List.of()), new Wish(test, holds));
        Map<String, List<String>> changed = context;
        if (!fulfilled) {
            Optional<List<String>> values =
                    KeyWishes.values(ofKey, keys.multivalued().contains(test.key()), effort);
            if (values.isEmpty()) {
                return Optional.empty();
            }
            effort.spend(COPIED * context.size());
            changed = new TreeMap<>(context);
            changed.put(test.key(), values.get());
        }
        effort.spend(COPIED * wishes.size());
        Map<String, List<Wish>> more = new HashMap<>(wishes);
        more.put(test.key(), ofKey);
        return Optional.of(new SymbolicCall(actions, resources, more, keys, effort, action, resource, changed));
    }

    private List<String> values(String key) {
        List<String> known = keys.known().get(key);
        return known == null ? context.getOrDefault(key, List.of()) : known;
    }

    /** The call at hand. */
    AccessRequest call() {
        Map<String, List<String>> present = new TreeMap<>();
        putPresent(context, present);
        putPresent(keys.known(), present);
        return new AccessRequest(action, resource, present);
    }

    private static void putPresent(Map<String, List<String>> some, Map<String, List<String>> present) {
        for (Map.Entry<String, List<String>> each : some.entrySet()) {
            if (!each.getValue().isEmpty()) {
                present.put(each.getKey(), each.getValue());
            }
        }
    }

    private static <T> List<T> and(List<T> some, T more) {
        if (some.isEmpty()) {
            return List.of(more);
        }
        List<T> all = new ArrayList<>(some.size() + 1);
        all.addAll(some);
        all.add(more);
        return all;
    }
}
