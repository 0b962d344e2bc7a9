package io.gatehouse.catalog;

import io.gatehouse.iam.ConditionKey;
import io.gatehouse.iam.ConditionOperator;
import java.util.List;

/**
 * A condition of a permission. The value is a literal, may hold {@code ${partition}}, or is one of the placeholders of
 * {@link Placeholder}.
 */
public record ConditionTemplate(ConditionOperator operator, ConditionKey key, String value) {

    /** What a value stands for until the association is known. */
    public enum Placeholder {
        STORAGE_RESOURCE_TYPES("${storageResourceTypes}"),
        TARGET_ACCOUNT("${targetAccount}"),
        SERVICE_LINKED_ROLE("${serviceLinkedRole}"),
        /** A literal, in which {@code ${partition}} is replaced. */
        NONE("");

        private static final List<Placeholder> ALL = List.of(values());

        private final String text;

        Placeholder(String text) {
            this.text = text;
        }

        private static Placeholder of(String value) {
            for (Placeholder placeholder : ALL) {
                if (placeholder != NONE && placeholder.text.equals(value)) {
                    return placeholder;
                }
            }
            return NONE;
        }
    }

    private static final String PARTITION = "${partition}";

    public ConditionTemplate {
        if (Placeholder.of(value) == Placeholder.NONE
                && value.replace(PARTITION, "").contains("${")) {
            throw new IllegalArgumentException("unknown placeholder in " + value);
        }
    }

    public Placeholder placeholder() {
        return Placeholder.of(value);
    }

    /** The value of a literal in a partition. */
    public String literal(String partition) {
        return value.contains(PARTITION) ? value.replace(PARTITION, partition) : value;
    }
}
