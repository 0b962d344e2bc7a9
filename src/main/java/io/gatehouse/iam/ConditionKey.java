package io.gatehouse.iam;

import java.util.Locale;

/** The name of a condition key, such as {@code aws:ResourceAccount}; IAM ignores its letter case. */
public record ConditionKey(String name) {

    public ConditionKey {
        int colon = name.indexOf(':');
        if (colon < 1 || colon == name.length() - 1) {
            throw new InvalidValueException(
                    "invalid-condition-key",
                    Excerpt.of(name) + " is not a condition key; expected prefix:name such as aws:CurrentTime");
        }
        Characters.requireText(name, "a condition key");
    }

    public String normalised() {
        return name.toLowerCase(Locale.ROOT);
    }

    public boolean sameAs(ConditionKey other) {
        return name.equalsIgnoreCase(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
