package io.gatehouse.analysis;

import io.gatehouse.analysis.SymbolicCall.Keys;
import io.gatehouse.analysis.TextSearch.Wanted;
import io.gatehouse.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Looks for a call that some policies allow and others do not: one that an Allow covers and that no Deny does, outside of
 * every Allow of the others or inside one of their Denies.
 */
final class NewAccess {

    private final List<Clause> existing;
    private final List<Clause> proposed;
    private final Multivalued multivalued;
    private final Effort effort;
    private final Set<String> undecided = new HashSet<>();
    private final SortedSet<String> variables = new TreeSet<>();

    NewAccess(List<PolicyDocument> existing, List<PolicyDocument> proposed, Effort effort) {
        this.existing = Clause.of(PolicyLevel.IDENTITY, existing);
        this.proposed = Clause.of(PolicyLevel.IDENTITY, proposed);
        List<PolicyDocument> all = new ArrayList<>(existing);
        all.addAll(proposed);
        this.multivalued = new Multivalued(all);
        this.effort = effort;
    }

    /** What could not be decided on the way. */
    Set<String> undecided() {
        return undecided;
    }

    /** The keys of all policy variables. */
    SortedSet<String> variables() {
        return variables;
    }

    /**
     * @param more for statements that give new access
     * @param less for those that take it away
     */
    Optional<AccessRequest> read(Reading more, Reading less) {
        var theirs = new SymbolicPolicies(existing, less, more);
        var ours = new SymbolicPolicies(proposed, more, less);
        variables.addAll(theirs.variables());
        variables.addAll(ours.variables());
        Map<String, List<String>> known = new HashMap<>();
        if (more == Reading.WITHOUT_VARIABLES) {
            variables.forEach(key -> known.put(key, List.of()));
        }
        SymbolicCall any = SymbolicCall.any(new Keys(known, multivalued), effort);
        List<SymbolicStatement> inTheWay = new ArrayList<>(ours.denies());
        inTheWay.addAll(theirs.allows());
        for (SymbolicStatement allow : ours.allows()) {
            for (SymbolicCall part : parts(any, allow)) {
                Optional<AccessRequest> found = BoxSearch.outside(part, inTheWay, undecided);
                for (SymbolicStatement deny : theirs.denies()) {
                    found = found.or(() -> decided(() -> part.covered(deny))
                            .flatMap(it -> BoxSearch.outside(it, ours.denies(), undecided)));
                }
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** What the statement covers, for each pair of an action and a resource that it names: such parts are easy to search. */
    private List<SymbolicCall> parts(SymbolicCall any, SymbolicStatement allow) {
        List<SymbolicCall> parts = new ArrayList<>();
        decided(() -> any.fulfilling(allow)).ifPresent(whole -> {
            for (Wanted action : each(allow.actions())) {
                whole.withAction(action).ifPresent(some -> {
                    for (Wanted resource : each(allow.resources())) {
                        some.withResource(resource).ifPresent(parts::add);
                    }
                });
            }
        });
        return parts;
    }

    private static List<Wanted> each(Wanted scope) {
        if (!scope.in()) {
            return List.of(scope);
        }
        return scope.set().patterns().stream().map(Wanted::of).toList();
    }

    private Optional<SymbolicCall> decided(Supplier<Optional<SymbolicCall>> question) {
        try {
            return question.get();
        } catch (UndecidedException e) {
            undecided.add(e.reason());
            return Optional.empty();
        }
    }
}
