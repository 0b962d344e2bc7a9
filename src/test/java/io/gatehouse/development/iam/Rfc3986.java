package io.gatehouse.development.iam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as IAM applies it to the policy documents it returns. */
final class Rfc3986 {

    private Rfc3986() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
