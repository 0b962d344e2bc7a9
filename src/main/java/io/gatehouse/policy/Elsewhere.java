package io.gatehouse.policy;

import java.util.Optional;

/** An ARN that a pattern takes in and that hardly anybody asked for: of another region, another account, another name. */
final class Elsewhere {

    static final String REGION = "eu-central-1";
    static final String ACCOUNT = "999988887777";
    private static final String NAME = "example";
    private static final int PARTS = 6;
    private static final int REGION_PART = 3;
    private static final int ACCOUNT_PART = 4;

    private Elsewhere() {}

    /** Empty of what has no wildcard, and of several patterns at once. */
    static Optional<String> within(String pattern) {
        String[] parts = pattern.split(":", PARTS);
        if (parts.length < PARTS || pattern.indexOf('*') < 0 || pattern.contains("∩")) {
            return Optional.empty();
        }
        for (int i = 0; i < PARTS; i++) {
            if (parts[i].equals("*") && i == REGION_PART) {
                parts[i] = REGION;
            } else if (parts[i].equals("*") && i == ACCOUNT_PART) {
                parts[i] = ACCOUNT;
            } else {
                parts[i] = parts[i].replace("*", NAME).replace('?', 'x');
            }
        }
        return Optional.of(String.join(":", parts));
    }
}
