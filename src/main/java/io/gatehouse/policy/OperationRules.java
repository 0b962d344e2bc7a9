package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Ending;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Reach;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Which operations a kind has, and which of them are granted only to callers who accept more than they asked for. */
final class OperationRules {

    private final Set<Operation> operations;
    private final List<Operation> asWritten;
    private final Problems problems;

    /** @param asWritten in the caller's order; empty if the caller named none */
    OperationRules(Set<Operation> operations, List<Operation> asWritten, Problems problems) {
        this.operations = operations;
        this.asWritten = asWritten;
        this.problems = problems;
    }

    void check(SortedMap<Integer, AssociationType> types, boolean acceptBroader) {
        types.forEach((association, type) -> {
            for (Operation operation : operations) {
                checkThere(association, type, operation);
            }
            if (!acceptBroader) {
                checkAccepted(association, type);
            }
        });
    }

    private void checkThere(int association, AssociationType type, Operation operation) {
        if (type.operations().contains(operation)) {
            return;
        }
        String at = AssociationsReader.pointer(association);
        if (type.ended().isPresent()) {
            Ending ended = type.ended().get();
            problems.add(
                    at + (type.integrationType().isPresent() ? "/integrationType" : "/kind"),
                    "ended-product",
                    "AWS ended its support of " + type.name() + " on " + ended.on() + ", so " + operation
                            + " is not possible; accepted: the operation DISASSOCIATE, or instead " + ended.instead());
        } else {
            problems.add(
                    "/operations/" + asWritten.indexOf(operation),
                    "unsupported-operation",
                    type.name() + " (" + at + ") has no " + operation + "; accepted for it: " + type.operations());
        }
    }

    private void checkAccepted(int association, AssociationType type) {
        for (Map.Entry<Operation, Reach> entry : type.reaches().entrySet()) {
            Reach reach = entry.getValue();
            if (operations.contains(entry.getKey()) && reach.isBroader()) {
                problems.add(
                        "/acceptBroader",
                        "broader-than-asked",
                        entry.getKey() + " of " + type.name() + " (" + AssociationsReader.pointer(association) + ") is "
                                + reach.restrictability() + ": "
                                + reach.opens().get(0).detail()
                                + "; accepted: true, if that is acceptable");
            }
        }
    }
}
