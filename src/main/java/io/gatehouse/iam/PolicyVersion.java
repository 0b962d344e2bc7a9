package io.gatehouse.iam;

/** The version of the policy language; the older knows no policy variables. */
public enum PolicyVersion {
    V2012_10_17("2012-10-17"),
    V2008_10_17("2008-10-17");

    private final String text;

    PolicyVersion(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static PolicyVersion parse(String text) {
        return switch (text) {
            case "2012-10-17" -> V2012_10_17;
            case "2008-10-17" -> V2008_10_17;
            default ->
                throw new InvalidValueException(
                        "unknown-version",
                        Excerpt.of(text) + " is not a policy version; expected 2012-10-17 or 2008-10-17");
        };
    }
}
