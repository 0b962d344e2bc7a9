package io.gatehouse.analysis;

import io.gatehouse.analysis.SymbolicCall.Keys;
import io.gatehouse.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which calls some policies allow at most: what is not known of a call is as it suits the one who makes it. Asked by one
 * thread; all questions together may take as long as one of {@link AccessProver}.
 */
public final class AllowedCalls {

    private final List<PolicyDocument> identityPolicies;
    private final List<SymbolicPolicies> levels = new ArrayList<>();
    private final List<SymbolicStatement> denies = new ArrayList<>();
    private final PolicyEvaluator evaluator;
    private final Multivalued multivalued;
    private final Effort effort = new Effort();

    private AllowedCalls(List<PolicyDocument> identityPolicies, Optional<PolicyDocument> boundary) {
        this.identityPolicies = List.copyOf(identityPolicies);
        List<PolicyDocument> all = new ArrayList<>(identityPolicies);
        boundary.ifPresent(all::add);
        this.multivalued = new Multivalued(all);
        List<List<Clause>> clauses = new ArrayList<>();
        clauses.add(Clause.of(PolicyLevel.IDENTITY, identityPolicies));
        boundary.ifPresent(it -> clauses.add(Clause.of(PolicyLevel.PERMISSIONS_BOUNDARY, List.of(it))));
        for (List<Clause> level : clauses) {
            var symbolic = new SymbolicPolicies(level, Reading.MAY_APPLY, Reading.MUST_APPLY);
            levels.add(symbolic);
            denies.addAll(symbolic.denies());
        }
        this.evaluator = PolicyEvaluator.ofLevels(clauses);
    }

    public static AllowedCalls of(List<PolicyDocument> identityPolicies) {
        return new AllowedCalls(identityPolicies, Optional.empty());
    }

    /** What a permissions boundary leaves of it. */
    public AllowedCalls within(PolicyDocument permissionsBoundary) {
        return new AllowedCalls(identityPolicies, Optional.of(permissionsBoundary));
    }

    /** What the same policies say of exactly one call. */
    public Evaluation evaluate(AccessRequest call) {
        return evaluator.evaluate(call);
    }

    public boolean isAllowed(AccessRequest call) {
        return evaluate(call).decision() == Decision.ALLOWED;
    }

    /**
     * Such a call on a resource, if the policies can allow one.
     *
     * @throws TooComplexException if that cannot be said in time
     */
    public Optional<AllowedCall> find(CallNeed need, String resource) {
        SymbolicCall calls = SymbolicCall.of(need.action(), resource, new Keys(need.known(), multivalued), effort);
        return find(calls, 0, new ArrayList<>()).map(it -> certainty(it, need));
    }

    /**
     * Whether every level has an Allow of such an action and resource, whatever its conditions.
     *
     * @param action in lower case
     */
    public boolean mayAllow(String action, String resource) {
        for (SymbolicPolicies level : levels) {
            boolean named = false;
            for (SymbolicStatement allow : level.allows()) {
                named = named || allow.names(action, resource, effort);
            }
            if (!named) {
                return false;
            }
        }
        return true;
    }

    private Optional<AllowedCall> find(SymbolicCall calls, int level, List<DecidingStatement> by) {
        if (level == levels.size()) {
            return BoxSearch.outside(calls, denies, new ArrayList<>()).map(call -> new AllowedCall(call, false, by));
        }
        for (SymbolicStatement allow : levels.get(level).allows()) {
            Optional<SymbolicCall> covered = calls.isNamed(allow) ? calls.coveredOrUndecided(allow) : Optional.empty();
            if (covered.isPresent()) {
                List<DecidingStatement> more = new ArrayList<>(by);
                more.add(allow.place());
                Optional<AllowedCall> found = find(covered.get(), level + 1, more);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private AllowedCall certainty(AllowedCall found, CallNeed need) {
        AccessRequest call = found.call();
        Evaluation plain = evaluator.evaluate(new AccessRequest(call.action(), call.resource(), need.known()));
        boolean certain = plain.decision() == Decision.ALLOWED
                && plain.unresolvedContextKeys().isEmpty();
        return new AllowedCall(call, certain, found.statements());
    }

    /**
     * The resources on which all of the calls can be allowed.
     *
     * @param within a pattern that resources must match
     * @param without patterns that they must not match
     * @throws TooComplexException if that cannot be said in time
     */
    public List<AllowedResources> resources(List<CallNeed> needs, String within, List<String> without) {
        return new ResourceSearch(this, needs, within, without, effort).find();
    }

    /** The single resources that Allows name for such a call, whether it is possible or not. */
    public List<AllowedResources> named(CallNeed need) {
        List<AllowedResources> found = new ArrayList<>();
        for (SymbolicStatement allow : allows(need)) {
            for (TextPattern pattern : allow.resources().set().patterns()) {
                if (allow.resources().in()) {
                    pattern.literal()
                            .ifPresent(one -> found.add(new AllowedResources(one, one, List.of(allow.place()))));
                }
            }
        }
        return found;
    }

    /** The Allows of identity policies that can cover such a call. */
    List<SymbolicStatement> allows(CallNeed need) {
        SymbolicCall calls = SymbolicCall.any(new Keys(need.known(), multivalued), effort);
        List<SymbolicStatement> found = new ArrayList<>();
        for (SymbolicStatement allow : levels.get(0).allows()) {
            if (allow.actions().by(need.action(), effort)
                    && calls.coveredOrUndecided(allow).isPresent()) {
                found.add(allow);
            }
        }
        return found;
    }

    /** The resources that Denies take away from such a call, whatever their conditions. */
    List<SymbolicStatement> denies(CallNeed need) {
        return denies.stream()
                .filter(deny -> deny.actions().by(need.action(), effort))
                .toList();
    }
}
