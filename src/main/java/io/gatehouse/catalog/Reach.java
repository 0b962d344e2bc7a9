package io.gatehouse.catalog;

import java.util.List;

/**
 * How far one operation of a kind can be restricted.
 *
 * @param opens what is allowed beyond the association asked for; empty only if the target can be restricted
 */
public record Reach(Restrictability restrictability, List<Remark> opens) {

    public Reach {
        opens = List.copyOf(opens);
        if (opens.isEmpty() != (restrictability == Restrictability.TARGET)) {
            throw new IllegalArgumentException(restrictability + " with " + opens.size() + " remarks on what it opens");
        }
    }

    public boolean isBroader() {
        return restrictability != Restrictability.TARGET;
    }
}
