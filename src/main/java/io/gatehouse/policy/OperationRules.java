package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Ending;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Reach;
import io.gatehouse.catalog.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

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
        Map<AssociationType, List<String>> pointers = new LinkedHashMap<>();
        types.forEach((association, type) ->
                pointers.computeIfAbsent(type, it -> new ArrayList<>()).add(AssociationsReader.pointer(association)));
        pointers.forEach((type, at) -> {
            for (Operation operation : operations) {
                Reach reach = type.reaches().get(operation);
                if (reach == null) {
                    refuse(type, operation, at);
                } else if (reach.isBroader() && !acceptBroader) {
                    problems.add(
                            "/acceptBroader",
                            "broader-than-asked",
                            operation + " of " + type.name() + " (" + String.join(", ", at) + ") is "
                                    + reach.restrictability() + ": "
                                    + reach.opens().stream().map(Remark::detail).collect(Collectors.joining("; also, "))
                                    + "; accepted: true, if that is acceptable");
                }
            }
        });
    }

    private void refuse(AssociationType type, Operation operation, List<String> pointers) {
        if (type.ended().isEmpty()) {
            problems.add(
                    "/operations/" + asWritten.indexOf(operation),
                    "unsupported-operation",
                    type.name() + " (" + String.join(", ", pointers) + ") has no " + operation + "; accepted: "
                            + type.operations());
            return;
        }
        Ending ended = type.ended().get();
        String member = type.integrationType().isPresent() ? "/integrationType" : "/kind";
        for (String pointer : pointers) {
            problems.add(
                    pointer + member,
                    "ended-product",
                    "AWS ended its support of " + type.name() + " on " + ended.on() + ", so " + operation
                            + " is not possible; accepted: the operation DISASSOCIATE; in its place there is: "
                            + ended.instead());
        }
    }
}
