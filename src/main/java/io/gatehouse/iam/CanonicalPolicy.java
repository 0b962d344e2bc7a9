package io.gatehouse.iam;

import java.nio.charset.StandardCharsets;

/** A policy's one text in ASCII, its digest, and its size as IAM counts it, without white space. */
public record CanonicalPolicy(String json, PolicyDigest digest, int characters) {

    static CanonicalPolicy of(PolicyDocument policy) {
        String json = new CanonicalWriter().write(policy);
        PolicyDigest digest = PolicyDigest.of(json.getBytes(StandardCharsets.ISO_8859_1));
        return new CanonicalPolicy(json, digest, json.length() - spaces(json));
    }

    public boolean fits(PolicyLimit limit) {
        return characters <= limit.characters();
    }

    /** All other white space is escaped in canonical text. */
    private static int spaces(String json) {
        int spaces = 0;
        for (int i = json.indexOf(' '); i >= 0; i = json.indexOf(' ', i + 1)) {
            spaces++;
        }
        return spaces;
    }
}
