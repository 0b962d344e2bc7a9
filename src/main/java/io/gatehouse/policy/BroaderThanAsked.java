package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Reach;
import io.gatehouse.catalog.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What opens with associations that IAM cannot restrict to their targets, once for each kind and operation. */
final class BroaderThanAsked {

    private BroaderThanAsked() {}

    static void addTo(List<Warning> warnings, AssociationIntent intent) {
        Map<AssociationType, List<Integer>> concerned = new LinkedHashMap<>();
        for (int i = 0; i < intent.associations().size(); i++) {
            AssociationType type = intent.associations().get(i).type();
            concerned.computeIfAbsent(type, it -> new ArrayList<>()).add(i);
        }
        concerned.forEach((type, associations) -> type.reaches().forEach((operation, reach) -> {
            if (intent.operations().contains(operation)) {
                add(warnings, type, operation, reach, associations);
            }
        }));
    }

    private static void add(
            List<Warning> warnings,
            AssociationType type,
            Operation operation,
            Reach reach,
            List<Integer> associations) {
        for (Remark opening : reach.opens()) {
            warnings.add(new Warning(
                    opening.code(),
                    operation + " of " + type.name() + " is " + reach.restrictability() + ": " + opening.detail(),
                    associations));
        }
    }
}
