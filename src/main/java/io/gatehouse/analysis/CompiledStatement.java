package io.gatehouse.analysis;

import io.gatehouse.analysis.ValueComparison.Result;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyVersion;
import io.gatehouse.iam.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One statement, made ready to be asked many times. */
final class CompiledStatement {

    private final DecidingStatement statement;
    private final int order;
    private final Effect effect;
    private final boolean notActions;
    private final List<Glob> actions;
    private final boolean notResources;
    private final List<ArnPattern> resources;
    private final List<CompiledCondition> conditions;

    CompiledStatement(Statement statement, PolicyVersion version, DecidingStatement place, int order) {
        this.statement = place;
        this.order = order;
        this.effect = statement.effect();
        this.notActions = statement.actions().negated();
        this.actions = statement.actions().patterns().stream()
                .map(action -> Glob.of(action.normalised()))
                .toList();
        this.notResources = statement.resources().negated();
        this.resources = statement.resources().patterns().stream()
                .map(resource -> ArnPattern.ofResource(resource.text(), version))
                .toList();
        this.conditions = statement.conditions().stream()
                .map(condition -> CompiledCondition.of(condition, version))
                .toList();
    }

    DecidingStatement statement() {
        return statement;
    }

    /** Its number among all statements of its level. */
    int order() {
        return order;
    }

    /** The resources it can apply to, where it names nothing but whole ARNs; otherwise none. */
    Set<String> wholeResources() {
        Set<String> whole = new LinkedHashSet<>();
        for (ArnPattern resource : resources) {
            Optional<String> arn = resource.whole();
            if (notResources || arn.isEmpty()) {
                return Set.of();
            }
            whole.add(arn.get());
        }
        return whole;
    }

    boolean denies() {
        return effect == Effect.DENY;
    }

    /** Asks every condition, also after one has failed: the keys of all of them are worth knowing. */
    boolean applies(AccessRequest request, WantedKeys wanted) {
        if (matchesAction(request) == notActions || !coversResource(request, wanted)) {
            return false;
        }
        boolean all = true;
        for (CompiledCondition condition : conditions) {
            all &= condition.holds(request, wanted);
        }
        return all;
    }

    private boolean matchesAction(AccessRequest request) {
        for (Glob action : actions) {
            if (action.matches(request.action())) {
                return true;
            }
        }
        return false;
    }

    /** Of NotResource only where every pattern is known to differ. */
    private boolean coversResource(AccessRequest request, WantedKeys wanted) {
        for (ArnPattern resource : resources) {
            Result result = resource.compare(request.resource(), request, wanted);
            if (notResources ? result != Result.DIFFERS : result == Result.MATCHES) {
                return !notResources;
            }
        }
        return notResources;
    }
}
