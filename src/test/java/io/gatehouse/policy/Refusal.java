package io.gatehouse.policy;

/**
 * A valid body with one member changed, and the one problem that this must cause.
 *
 * @param value JSON, or empty to leave the member out
 */
record Refusal(String at, String value, String pointer, String code) {

    static Refusal of(String at, String value, String code) {
        return new Refusal(at, value, at, code);
    }

    static Refusal ofText(String at, String text, String code) {
        return of(at, '"' + text + '"', code);
    }

    static Refusal without(String at) {
        return of(at, "", "required");
    }

    @Override
    public String toString() {
        return at + " = " + (value.length() > 100 ? value.substring(0, 100) + "..." : value);
    }
}
