package io.gatehouse.development.iam;

import java.security.SecureRandom;

/** Identifiers as IAM makes them: a prefix that says what it is, then sixteen random characters. */
final class UniqueIds {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private UniqueIds() {}

    static String next(String prefix) {
        return prefix + random(16);
    }

    static String random(int length) {
        StringBuilder id = new StringBuilder();
        RANDOM.ints(length, 0, ALPHABET.length()).forEach(index -> id.append(ALPHABET.charAt(index)));
        return id.toString();
    }
}
