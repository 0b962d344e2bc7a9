package io.gatehouse.analysis;

import io.gatehouse.analysis.ValueComparison.Result;
import io.gatehouse.iam.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One statement, made ready to be asked many times. */
final class CompiledStatement {

    private final DecidingStatement statement;
    private final int order;
    private final boolean denies;
    private final boolean notActions;
    private final Set<String> services;
    private final List<Glob> actions;
    private final boolean notResources;
    private final List<ArnPattern> resources;
    private final List<CompiledCondition> conditions;

    CompiledStatement(Clause clause, int order) {
        this.statement = clause.place();
        this.order = order;
        this.denies = clause.denies();
        this.notActions = clause.statement().actions().negated();
        this.services = notActions ? Set.of() : services(clause.actions());
        this.actions = new ArrayList<>(clause.actions().size());
        for (String action : clause.actions()) {
            actions.add(Glob.of(action));
        }
        this.notResources = clause.statement().resources().negated();
        this.resources = clause.resources();
        this.conditions = new ArrayList<>(clause.statement().conditions().size());
        for (Condition condition : clause.statement().conditions()) {
            conditions.add(CompiledCondition.of(condition, clause.version()));
        }
    }

    private static Set<String> services(List<String> actions) {
        Set<String> services = new LinkedHashSet<>();
        for (String action : actions) {
            String service = action.substring(0, Math.max(action.indexOf(':'), 0));
            if (service.isEmpty() || service.indexOf('*') >= 0 || service.indexOf('?') >= 0) {
                return Set.of();
            }
            services.add(service);
        }
        return services;
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

    /** The services it can apply to, in lower case, where it names them; otherwise none. */
    Set<String> services() {
        return services;
    }

    boolean denies() {
        return denies;
    }

    /** Asks every condition, also after one has failed: the keys of all of them are worth knowing. */
    boolean applies(AccessRequest request, WantedKeys wanted) {
        if (matchesAction(request, wanted.effort()) == notActions || !coversResource(request, wanted)) {
            return false;
        }
        boolean all = true;
        for (CompiledCondition condition : conditions) {
            all &= condition.holds(request, wanted);
        }
        return all;
    }

    private boolean matchesAction(AccessRequest request, Effort effort) {
        for (Glob action : actions) {
            if (action.matches(request.action(), effort)) {
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
