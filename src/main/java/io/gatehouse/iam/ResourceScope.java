package io.gatehouse.iam;

import java.util.Collection;
import java.util.List;

/** The resources a statement speaks of: those that match a pattern, or (negated, {@code NotResource}) all but those. */
public record ResourceScope(boolean negated, List<ResourcePattern> patterns) {

    public ResourceScope {
        if (patterns.isEmpty()) {
            throw new InvalidValueException("empty", "a statement names at least one resource");
        }
        patterns = Ordered.copyOf(patterns);
    }

    public static ResourceScope of(ResourcePattern... patterns) {
        return new ResourceScope(false, List.of(patterns));
    }

    public static ResourceScope of(Collection<ResourcePattern> patterns) {
        return new ResourceScope(false, List.copyOf(patterns));
    }
}
