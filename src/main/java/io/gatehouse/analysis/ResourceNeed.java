package io.gatehouse.analysis;

import io.gatehouse.analysis.TextSearch.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What statements say of the resources of a call: which Allows cover it on each level, and which Denies. */
final class ResourceNeed {

    private final AllowedCalls calls;
    private final CallNeed need;
    private final Effort effort;
    private final List<List<SymbolicStatement>> levels = new ArrayList<>();
    private final List<SymbolicStatement> denies;

    ResourceNeed(AllowedCalls calls, CallNeed need, Effort effort) {
        this.calls = calls;
        this.need = need;
        this.effort = effort;
        for (int level = 0; level < calls.levels(); level++) {
            levels.add(calls.allows(need, level));
        }
        this.denies = calls.denies(need);
    }

    List<List<SymbolicStatement>> levels() {
        return levels;
    }

    /** Those Denies that nothing but another resource goes around. */
    List<SymbolicStatement> sureDenies() {
        return denies.stream().filter(this::holds).toList();
    }

    private boolean holds(SymbolicStatement statement) {
        return statement.conditions().stream().allMatch(condition -> isKnown(condition, true));
    }

    private boolean isKnown(KeyTest condition, boolean holds) {
        List<String> values = need.known().get(condition.key());
        return values != null && condition.holds(values, effort) == holds;
    }

    /**
     * If the call is not possible on a resource, what must be so of another one for it to be possible there: an Allow that
     * names it, or a Deny that does not. Where none of that is so, neither is the call possible.
     */
    Optional<List<Wanted>> obstacles(String resource) {
        if (calls.find(need, resource).isPresent()) {
            return Optional.empty();
        }
        List<Wanted> ways = new ArrayList<>();
        for (List<SymbolicStatement> allows : levels) {
            for (SymbolicStatement allow : allows) {
                if (!allow.resources().by(resource, effort)) {
                    ways.add(allow.resources());
                }
            }
        }
        for (SymbolicStatement deny : denies) {
            if (deny.resources().by(resource, effort)) {
                ways.add(deny.resources().not());
            }
        }
        return Optional.of(ways);
    }

    /** Whether the call is allowed on all of some resources, whatever the keys that are not known say. */
    boolean isCertain(List<Wanted> resources) {
        for (SymbolicStatement deny : denies) {
            boolean cannotHold = deny.variables().isEmpty()
                    && deny.conditions().stream().anyMatch(condition -> isKnown(condition, false));
            boolean apart = deny.variables().isEmpty() && isNone(resources, List.of(deny.resources()));
            if (!cannotHold && !apart) {
                return false;
            }
        }
        for (List<SymbolicStatement> allows : levels) {
            List<Wanted> outside = new ArrayList<>();
            for (SymbolicStatement allow : allows) {
                if (allow.variables().isEmpty() && holds(allow)) {
                    outside.add(allow.resources().not());
                }
            }
            if (!isNone(resources, outside)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNone(List<Wanted> resources, List<Wanted> more) {
        List<Wanted> all = new ArrayList<>(resources);
        all.addAll(more);
        return TextSearch.find(all, "", effort).isEmpty();
    }
}
