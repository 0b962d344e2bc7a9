package io.gatehouse.catalog;

import io.gatehouse.iam.ActionPattern;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A code with the sentence that explains it.
 *
 * @param operations those that it holds for
 * @param shownBy the call that shows it; if empty, the one that makes, changes or removes the association
 */
public record Remark(String code, String detail, Set<Operation> operations, Optional<Call> shownBy) {

    /**
     * An action that the association needs, with which it reaches further than that.
     *
     * @param context keys of the call that nothing restricts
     */
    public record Call(ActionPattern action, Map<String, String> context) {

        public Call {
            context = Map.copyOf(context);
        }
    }

    public Remark {
        operations = Set.copyOf(operations);
    }

    public boolean concerns(Set<Operation> wanted) {
        return Operation.anyOf(operations, wanted);
    }
}
