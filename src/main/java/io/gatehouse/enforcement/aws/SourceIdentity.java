package io.gatehouse.enforcement.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A token's subject in the 2 to 64 characters that STS takes as a source identity. A subject that is none as it stands is
 * told from similar ones by the start of its SHA-256.
 */
record SourceIdentity(String text) {

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_+=,.@-]");
    private static final int LONGEST_START = 47;
    private static final int DIGEST_BYTES = 8;

    static SourceIdentity of(String subject) {
        if (ACCEPTED.matcher(subject).matches()) {
            return new SourceIdentity(subject);
        }
        String like = OTHER.matcher(subject).replaceAll("-");
        return new SourceIdentity(like.substring(0, Math.min(like.length(), LONGEST_START)) + "-" + digest(subject));
    }

    private static String digest(String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
