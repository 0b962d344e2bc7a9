package io.gatehouse.iam;

/** Whether a statement allows or denies. */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String json;

    Effect(String json) {
        this.json = json;
    }

    public String json() {
        return json;
    }

    /** IAM reads the two words case-sensitively. */
    public static Effect parse(String text) {
        return switch (text) {
            case "Allow" -> ALLOW;
            case "Deny" -> DENY;
            default ->
                throw new InvalidValueException(
                        "invalid-effect", Excerpt.of(text) + " is not an effect; expected Allow or Deny");
        };
    }
}
