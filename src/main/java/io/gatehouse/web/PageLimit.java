package io.gatehouse.web;

/** How many items a page holds; bind it with {@code @RequestParam(defaultValue = PageLimit.DEFAULT) PageLimit limit}. */
public record PageLimit(int value) {
    public static final String DEFAULT = "50";
    private static final int MAX = 200;

    public PageLimit {
        if (value < 1 || value > MAX) {
            throw outOfRange();
        }
    }

    public static PageLimit valueOf(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw outOfRange();
        }
        return new PageLimit(Integer.parseInt(text));
    }

    /** One row more than asked for tells whether there is a next page. */
    public int plusOne() {
        return value + 1;
    }

    private static ProblemException outOfRange() {
        return ProblemException.parameter("limit", "out-of-range", "limit is a number from 1 to " + MAX + ".");
    }
}
