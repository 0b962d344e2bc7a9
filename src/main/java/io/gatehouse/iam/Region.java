package io.gatehouse.iam;

import java.util.regex.Pattern;

/** The shape of a region's name, such as {@code us-east-1} or {@code us-gov-west-1}. */
public record Region(String id) {

    private static final int MAX_LENGTH = 40;
    private static final Pattern SHAPE = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");

    public Region {
        if (id.length() > MAX_LENGTH || !SHAPE.matcher(id).matches()) {
            throw new InvalidValueException(
                    "invalid-region", Excerpt.of(id) + " is not a region", "a name such as us-east-1");
        }
    }

    public static Region parse(String text) {
        return new Region(text);
    }

    @Override
    public String toString() {
        return id;
    }
}
