package io.gatehouse.iam;

/** {@code *} or an ARN, possibly with wildcards and policy variables, and possibly cut short as IAM allows. */
public record ResourcePattern(String text) implements Comparable<ResourcePattern> {

    public static final ResourcePattern ANY = new ResourcePattern("*");

    private static final String PREFIX = "arn:";

    public ResourcePattern {
        if (!text.equals("*") && (!text.startsWith(PREFIX) || text.length() == PREFIX.length())) {
            throw new InvalidValueException(
                    "invalid-resource", Excerpt.of(text) + " is not a resource; expected * or an ARN");
        }
        Characters.requireText(text, "a resource");
    }

    public static ResourcePattern of(Arn arn) {
        return new ResourcePattern(arn.toString());
    }

    @Override
    public int compareTo(ResourcePattern other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
