package io.gatehouse.iam;

import java.util.List;

/** One key compared with one or more values, of which any may match; the values have no order. */
public record Condition(ConditionOperator operator, ConditionKey key, List<String> values)
        implements Comparable<Condition> {

    public Condition {
        if (values.isEmpty()) {
            throw new InvalidValueException("empty", "a condition has at least one value");
        }
        for (String value : values) {
            Characters.requireUnicode(value, "a condition value");
        }
        values = Ordered.copyOf(values);
    }

    public Condition(ConditionOperator operator, ConditionKey key, String value) {
        this(operator, key, List.of(value));
    }

    boolean comparesTheSameAs(Condition other) {
        return operator.equals(other.operator) && key.sameAs(other.key);
    }

    /** By operator, then key, as a document lists them. */
    @Override
    public int compareTo(Condition other) {
        int byOperator = operator.equals(other.operator) ? 0 : operator.text().compareTo(other.operator.text());
        return byOperator != 0 ? byOperator : key.name().compareTo(other.key.name());
    }
}
