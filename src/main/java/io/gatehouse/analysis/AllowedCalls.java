package io.gatehouse.analysis;

import io.gatehouse.analysis.SymbolicCall.Keys;
import io.gatehouse.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls some policies allow at most: what is not known of a call is as it suits the one who makes it. Asked by one
 * thread; all questions together may take as long as one of {@link AccessProver}.
 */
public final class AllowedCalls {

    /** What is asked of one granted pattern after the other. */
    private record Question(List<CallNeed> needs, String within, List<String> without) {}

    private final List<PolicyDocument> identityPolicies;
    private final List<SymbolicPolicies> levels = new ArrayList<>();
    private final List<SymbolicStatement> denies = new ArrayList<>();
    private final PolicyEvaluator evaluator;
    private final Multivalued multivalued;
    private final Effort effort = new Effort();
    private final Map<Question, ResourceSearch> asked = new HashMap<>();

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

    /**
     * What the same policies say of exactly one call.
     *
     * @throws TooComplexException if that cannot be said in time
     */
    public Evaluation evaluate(AccessRequest call) {
        return evaluator.evaluate(call, effort);
    }

    public boolean isAllowed(AccessRequest call) {
        return evaluate(call).decision() == Decision.ALLOWED;
    }

    /**
     * Such a call on a resource, if the policies can allow one; rather one that is confirmed. Empty only if there is none
     * for certain.
     *
     * @throws TooComplexException if that cannot be said in time
     */
    public Optional<AllowedCall> find(CallNeed need, String resource) {
        SymbolicCall calls = SymbolicCall.of(need.action(), resource, new Keys(need.known(), multivalued), effort);
        List<AllowedCall> unconfirmed = new ArrayList<>();
        return find(calls, 0, need, List.of(), unconfirmed)
                .or(() -> unconfirmed.stream().findFirst());
    }

    /** Such a call that an Allow of an identity policy covers, whatever takes it away again. */
    public Optional<AccessRequest> granting(CallNeed need, String resource) {
        SymbolicCall calls = SymbolicCall.of(need.action(), resource, new Keys(need.known(), multivalued), effort);
        for (SymbolicStatement allow : levels.get(0).allows()) {
            Optional<SymbolicCall> covered = calls.isNamed(allow) ? calls.coveredOrUndecided(allow) : Optional.empty();
            if (covered.isPresent()) {
                return covered.map(SymbolicCall::call);
            }
        }
        return Optional.empty();
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

    private Optional<AllowedCall> find(
            SymbolicCall calls,
            int level,
            CallNeed need,
            List<DecidingStatement> by,
            Collection<AllowedCall> unconfirmed) {
        if (level == levels.size()) {
            Optional<AllowedCall> found = outsideOfDenies(calls, need, by);
            found.filter(it -> !it.confirmed()).ifPresent(unconfirmed::add);
            return found.filter(AllowedCall::confirmed);
        }
        for (SymbolicStatement allow : levels.get(level).allows()) {
            Optional<SymbolicCall> covered = calls.isNamed(allow) ? calls.coveredOrUndecided(allow) : Optional.empty();
            if (covered.isPresent()) {
                List<DecidingStatement> more = new ArrayList<>(by);
                more.add(allow.place());
                Optional<AllowedCall> found = find(covered.get(), level + 1, need, more, unconfirmed);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** A Deny of which it cannot be decided whether there is a way around it may leave one. */
    private Optional<AllowedCall> outsideOfDenies(SymbolicCall calls, CallNeed need, List<DecidingStatement> by) {
        List<String> undecided = new ArrayList<>();
        Optional<AccessRequest> outside = BoxSearch.outside(calls, denies, undecided);
        if (outside.isEmpty() && undecided.isEmpty()) {
            return Optional.empty();
        }
        AccessRequest call = outside.orElseGet(calls::call);
        boolean certain = isCertain(call, need);
        return Optional.of(new AllowedCall(call, certain, certain || isAllowed(call), by));
    }

    private boolean isCertain(AccessRequest call, CallNeed need) {
        Evaluation plain = evaluate(new AccessRequest(call.action(), call.resource(), need.known()));
        return plain.decision() == Decision.ALLOWED
                && plain.unresolvedContextKeys().isEmpty();
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

    /**
     * The patterns that Allows of identity policies name for such a call, whether it is possible or not; not those that
     * take in everything.
     *
     * @param within as of {@link #resources}
     */
    public List<GrantedResources> granted(CallNeed need, String within, List<String> without) {
        return new ResourceSearch(this, List.of(need), within, without, effort).granted();
    }

    /** Whether all of the calls are possible on one of the resources that were granted. */
    public boolean arePossible(List<CallNeed> needs, GrantedResources granted, String within, List<String> without) {
        return asked.computeIfAbsent(
                        new Question(needs, within, without),
                        it -> new ResourceSearch(this, needs, within, without, effort))
                .isPossibleOn(granted.pattern());
    }

    int levels() {
        return levels.size();
    }

    /** The Allows of a level that can cover such a call. */
    List<SymbolicStatement> allows(CallNeed need, int level) {
        SymbolicCall calls = SymbolicCall.any(new Keys(need.known(), multivalued), effort);
        List<SymbolicStatement> found = new ArrayList<>();
        for (SymbolicStatement allow : levels.get(level).allows()) {
            if (allow.actions().by(need.action(), effort)
                    && calls.coveredOrUndecided(allow).isPresent()) {
                found.add(allow);
            }
        }
        return found;
    }

    /** The Denies of such a call, whatever their conditions. */
    List<SymbolicStatement> denies(CallNeed need) {
        List<SymbolicStatement> found = new ArrayList<>();
        for (SymbolicStatement deny : denies) {
            if (deny.actions().by(need.action(), effort)) {
                found.add(deny);
            }
        }
        return found;
    }
}
