package io.gatehouse.iam;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A condition's operator: a comparison, for one or several values, perhaps only if the key exists. */
public record ConditionOperator(Quantifier quantifier, Comparison comparison, boolean ifExists) {

    public static final ConditionOperator STRING_EQUALS = of(Comparison.STRING_EQUALS);
    public static final ConditionOperator STRING_LIKE = of(Comparison.STRING_LIKE);
    public static final ConditionOperator ARN_EQUALS = of(Comparison.ARN_EQUALS);
    public static final ConditionOperator ARN_LIKE = of(Comparison.ARN_LIKE);
    public static final ConditionOperator DATE_LESS_THAN = of(Comparison.DATE_LESS_THAN);

    private static final String IF_EXISTS = "IfExists";
    private static final Map<String, ConditionOperator> BY_LOWER_CASE = all();

    public ConditionOperator {
        if (ifExists && comparison == Comparison.NULL) {
            throw unknown("NullIfExists");
        }
    }

    public static ConditionOperator of(Comparison comparison) {
        return new ConditionOperator(Quantifier.NONE, comparison, false);
    }

    public static ConditionOperator parse(String text) {
        ConditionOperator found = BY_LOWER_CASE.get(text.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw unknown(text);
        }
        return found;
    }

    /** IAM's own spelling, whatever letter case it was read in. */
    public String text() {
        if (quantifier == Quantifier.NONE && !ifExists) {
            return comparison.text();
        }
        return quantifier.prefix() + comparison.text() + (ifExists ? IF_EXISTS : "");
    }

    private static InvalidValueException unknown(String text) {
        return new InvalidValueException(
                "unknown-condition-operator",
                Excerpt.of(text) + " is not a condition operator; expected one of IAM's, such as StringEquals");
    }

    private static Map<String, ConditionOperator> all() {
        Map<String, ConditionOperator> all = new HashMap<>();
        for (Comparison comparison : Comparison.values()) {
            for (Quantifier quantifier : Quantifier.values()) {
                put(new ConditionOperator(quantifier, comparison, false), all);
                if (comparison != Comparison.NULL) {
                    put(new ConditionOperator(quantifier, comparison, true), all);
                }
            }
        }
        return Map.copyOf(all);
    }

    private static void put(ConditionOperator operator, Map<String, ConditionOperator> all) {
        all.put(operator.text().toLowerCase(Locale.ROOT), operator);
    }

    @Override
    public String toString() {
        return text();
    }
}
