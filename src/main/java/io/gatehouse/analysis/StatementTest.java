package io.gatehouse.analysis;

import io.gatehouse.analysis.ValueTest.Result;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyVersion;
import io.gatehouse.iam.Statement;
import java.util.List;

/** One statement, made ready to be asked many times. */
final class StatementTest {

    private final DecidingStatement statement;
    private final Effect effect;
    private final boolean notActions;
    private final List<Glob> actions;
    private final boolean notResources;
    private final List<ArnPattern> resources;
    private final List<ConditionTest> conditions;

    StatementTest(Statement statement, PolicyVersion version, DecidingStatement place) {
        this.statement = place;
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
                .map(condition -> ConditionTest.of(condition, version))
                .toList();
    }

    DecidingStatement statement() {
        return statement;
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
        for (ConditionTest condition : conditions) {
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
