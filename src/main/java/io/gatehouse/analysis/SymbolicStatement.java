package io.gatehouse.analysis;

import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyVersion;
import io.gatehouse.iam.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One statement for all calls at once: the sets of actions and resources that it speaks of, and its conditions. */
final class SymbolicStatement {

    private final DecidingStatement place;
    private final Effect effect;
    private final boolean notActions;
    private final TextSet actions;
    private final boolean notResources;
    private final TextSet resources;
    private final List<KeyTest> conditions;
    private final Set<String> variables;

    SymbolicStatement(Statement statement, PolicyVersion version, DecidingStatement place, Reading reading) {
        this.place = place;
        this.effect = statement.effect();
        this.notActions = statement.actions().negated();
        this.actions = new TextSet(statement.actions().patterns().stream()
                .map(action -> TextPattern.glob(action.normalised()))
                .toList());
        this.notResources = statement.resources().negated();
        List<ArnPattern> arns = statement.resources().patterns().stream()
                .map(resource -> ArnPattern.ofResource(resource.text(), version))
                .toList();
        this.resources = new TextSet(arns.stream()
                .flatMap(arn -> arn.pattern(reading, notResources).stream())
                .toList());
        this.conditions = statement.conditions().stream()
                .map(condition -> new KeyTest(condition, version, reading))
                .toList();
        this.variables = Stream.concat(
                        arns.stream().flatMap(ArnPattern::variables),
                        conditions.stream().flatMap(condition -> condition.variables().stream()))
                .collect(Collectors.toSet());
    }

    DecidingStatement place() {
        return place;
    }

    boolean denies() {
        return effect == Effect.DENY;
    }

    /** The keys of its policy variables, in lower case. */
    Set<String> variables() {
        return variables;
    }

    /** Negated where the statement speaks of all but these. */
    TextSearch.Wanted actions() {
        return new TextSearch.Wanted(actions, !notActions);
    }

    TextSearch.Wanted resources() {
        return new TextSearch.Wanted(resources, !notResources);
    }

    List<KeyTest> conditions() {
        return conditions;
    }
}
