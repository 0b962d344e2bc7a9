package io.gatehouse.iam;

import java.util.Collection;
import java.util.List;

/** The actions a statement speaks of: those that match a pattern, or (negated, {@code NotAction}) all but those. */
public record ActionScope(boolean negated, List<ActionPattern> patterns) {

    public ActionScope {
        if (patterns.isEmpty()) {
            throw new InvalidValueException("empty", "a statement names at least one action");
        }
        patterns = Ordered.copyOf(patterns);
    }

    public static ActionScope of(ActionPattern... patterns) {
        return new ActionScope(false, List.of(patterns));
    }

    public static ActionScope of(Collection<ActionPattern> patterns) {
        return new ActionScope(false, List.copyOf(patterns));
    }
}
