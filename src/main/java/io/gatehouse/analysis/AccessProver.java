package io.gatehouse.analysis;

import io.gatehouse.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Answers questions about all calls at once. What it calls contained is so for every call; every call that it names is
 * confirmed by {@link PolicyEvaluator}; what it cannot decide it says.
 */
public final class AccessProver {

    private AccessProver() {}

    /** Whether everything that the proposed identity policies allow is allowed by the existing ones too. */
    public static Containment compare(List<PolicyDocument> existing, List<PolicyDocument> proposed) {
        var effort = new Effort();
        try {
            var search = new NewAccess(existing, proposed, effort);
            Optional<AccessRequest> possible = search.read(Reading.MAY_APPLY, Reading.MUST_APPLY);
            if (possible.isEmpty() && search.undecided().isEmpty()) {
                return Containment.CONTAINED;
            }
            Optional<AccessRequest> witness = possible.filter(call -> isNew(call, existing, proposed, effort));
            if (witness.isEmpty() && !search.variables().isEmpty()) {
                witness = search.read(Reading.WITHOUT_VARIABLES, Reading.WITHOUT_VARIABLES)
                        .filter(call -> isNew(call, existing, proposed, effort));
            }
            return witness.map(Containment::notContained).orElseGet(() -> Containment.indeterminate(reason(search)));
        } catch (TooComplexException e) {
            return Containment.indeterminate(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isNew(
            AccessRequest call, List<PolicyDocument> existing, List<PolicyDocument> proposed, Effort effort) {
        return PolicyEvaluator.of(proposed).evaluate(call, effort).decision() == Decision.ALLOWED
                && PolicyEvaluator.of(existing).evaluate(call, effort).decision() != Decision.ALLOWED;
    }

    private static String reason(NewAccess search) {
        List<String> reasons = new ArrayList<>(new TreeSet<>(search.undecided()));
        if (!search.variables().isEmpty()) {
            reasons.add("it depends on the policy variables " + String.join(", ", search.variables()));
        }
        return String.join("; ", reasons);
    }
}
