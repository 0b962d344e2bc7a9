package io.gatehouse.iam;

/** A statement's name, one or more ASCII letters and digits, unique in its document. */
public record Sid(String value) implements Comparable<Sid> {

    public Sid {
        if (value.isEmpty()) {
            throw invalid(value);
        }
        for (int i = 0; i < value.length(); i++) {
            if (!Characters.isLetterOrDigit(value.charAt(i))) {
                throw invalid(value);
            }
        }
    }

    private static InvalidValueException invalid(String value) {
        return new InvalidValueException(
                "invalid-sid", Excerpt.of(value) + " is not a Sid; expected the letters A-Z, a-z and digits only");
    }

    @Override
    public int compareTo(Sid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
