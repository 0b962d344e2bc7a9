package io.gatehouse.analysis;

import java.util.ArrayList;
import java.util.List;

/** The statements that apply to one call, and what they could not see. */
final class Findings {

    private final List<DecidingStatement> allows = new ArrayList<>();
    private final List<DecidingStatement> denies = new ArrayList<>();
    private final WantedKeys wanted;

    Findings(Effort effort) {
        this.wanted = new WantedKeys(effort);
    }

    void add(CompiledStatement statement) {
        (statement.denies() ? denies : allows).add(statement.statement());
    }

    int allows() {
        return allows.size();
    }

    WantedKeys wanted() {
        return wanted;
    }

    Evaluation evaluation(boolean everyLevelAllows) {
        if (!denies.isEmpty()) {
            return new Evaluation(Decision.EXPLICIT_DENY, denies, wanted.keys());
        }
        return everyLevelAllows
                ? new Evaluation(Decision.ALLOWED, allows, wanted.keys())
                : new Evaluation(Decision.IMPLICIT_DENY, List.of(), wanted.keys());
    }
}
