package io.gatehouse.iam;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a policy's canonical bytes: what an approver approves. */
public record PolicyDigest(String hex) {

    private static final String PREFIX = "sha256:";
    private static final int LENGTH = 64;

    public PolicyDigest {
        if (!isLowerCaseHex(hex)) {
            throw notADigest(hex);
        }
    }

    public static PolicyDigest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw notADigest(text);
        }
        return new PolicyDigest(text.substring(PREFIX.length()));
    }

    public static PolicyDigest of(byte[] canonical) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
            return new PolicyDigest(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isLowerCaseHex(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            if (!Characters.isDigit(c) && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static InvalidValueException notADigest(String text) {
        return new InvalidValueException(
                "not-a-digest", Excerpt.of(text) + " is not a digest; expected sha256: and 64 lower-case hex digits");
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
