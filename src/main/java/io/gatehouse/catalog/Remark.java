package io.gatehouse.catalog;

import java.util.Set;

/**
 * A code with the sentence that explains it.
 *
 * @param operations those that it holds for
 */
public record Remark(String code, String detail, Set<Operation> operations) {

    public Remark {
        operations = Set.copyOf(operations);
    }

    public boolean concerns(Set<Operation> wanted) {
        return Operation.anyOf(operations, wanted);
    }
}
