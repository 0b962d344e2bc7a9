package io.gatehouse.analysis;

import io.gatehouse.iam.Comparison;
import io.gatehouse.iam.Condition;

/**
 * Whether a condition holds by its key's absence or, of {@code Null}, by its presence.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 */
record Presence(boolean isNull, boolean holdsWithoutKey, boolean holdsWithKey) {

    static Presence of(Condition condition) {
        if (condition.operator().comparison() == Comparison.NULL) {
            return new Presence(
                    true,
                    condition.values().stream().anyMatch("true"::equalsIgnoreCase),
                    condition.values().stream().anyMatch("false"::equalsIgnoreCase));
        }
        boolean absent = condition.operator().ifExists()
                || switch (condition.operator().quantifier()) {
                    case NONE -> ValueComparisons.isNegated(condition.operator().comparison());
                    case FOR_ANY_VALUE -> false;
                    case FOR_ALL_VALUES -> true;
                };
        return new Presence(false, absent, false);
    }
}
