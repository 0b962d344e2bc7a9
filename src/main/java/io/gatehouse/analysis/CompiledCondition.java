package io.gatehouse.analysis;

import io.gatehouse.analysis.ValueComparison.Result;
import io.gatehouse.iam.Comparison;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ConditionOperator;
import io.gatehouse.iam.PolicyVersion;
import io.gatehouse.iam.Quantifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One condition: a key of the request against values of which any may match, or, of a negated operator, none may.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">
 *     Several keys and values</a>
 */
final class CompiledCondition {

    private final String name;
    private final String key;
    private final ConditionOperator operator;
    private final boolean negated;
    private final Presence presence;
    private final Optional<ScalarOperands> scalars;
    private final List<ValueComparison> values;

    private CompiledCondition(Condition condition, PolicyVersion version) {
        Comparison comparison = condition.operator().comparison();
        this.name = condition.key().name();
        this.key = condition.key().normalised();
        this.operator = condition.operator();
        this.negated = ValueComparisons.isNegated(comparison);
        this.presence = Presence.of(condition);
        this.scalars = ScalarOperands.compares(comparison)
                ? Optional.of(ScalarOperands.of(comparison, condition.values()))
                : Optional.empty();
        this.values = presence.isNull() || scalars.isPresent() ? List.of() : comparisons(condition, version);
    }

    private static List<ValueComparison> comparisons(Condition condition, PolicyVersion version) {
        List<ValueComparison> comparisons = new ArrayList<>(condition.values().size());
        for (String value : condition.values()) {
            comparisons.add(ValueComparisons.of(condition.operator().comparison(), value, version));
        }
        return comparisons;
    }

    static CompiledCondition of(Condition condition, PolicyVersion version) {
        return new CompiledCondition(condition, version);
    }

    boolean holds(AccessRequest request, WantedKeys wanted) {
        List<String> present = request.values(key);
        if (present.isEmpty()) {
            wanted.add(name);
        }
        if (present.isEmpty()) {
            return presence.holdsWithoutKey();
        }
        return presence.isNull() ? presence.holdsWithKey() : holds(present, request, wanted);
    }

    private boolean holds(List<String> present, AccessRequest request, WantedKeys wanted) {
        if (operator.quantifier() == Quantifier.NONE) {
            return anyMatches(present, request, wanted) != negated;
        }
        boolean all = operator.quantifier() == Quantifier.FOR_ALL_VALUES;
        for (String value : present) {
            if ((matches(value, request, wanted) != negated) != all) {
                return !all;
            }
        }
        return all;
    }

    private boolean anyMatches(List<String> present, AccessRequest request, WantedKeys wanted) {
        for (String value : present) {
            if (matches(value, request, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** A variable without value never helps a condition to hold, not even a negated one. */
    private boolean matches(String value, AccessRequest request, WantedKeys wanted) {
        if (scalars.isPresent()) {
            return scalars.get().matchAny(value, wanted.effort());
        }
        for (ValueComparison test : values) {
            Result result = test.compare(value, request, wanted);
            if (result == Result.MATCHES || (negated && result == Result.UNRESOLVED)) {
                return true;
            }
        }
        return false;
    }
}
