package io.gatehouse.enforcement.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Policy documents as IAM writes and counts them. */
final class Documents {

    private Documents() {}

    /**
     * IAM answers with the document URL-encoded (RFC 3986), in which a plus sign stands for itself. LocalStack leaves
     * managed policies as they are; encoded, no document would begin like this.
     */
    static String decoded(String document) {
        if (document.stripLeading().startsWith("{")) {
            return document;
        }
        return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** IAM does not count white space. */
    static int characters(String document) {
        return Math.toIntExact(
                document.chars().filter(c -> !Character.isWhitespace(c)).count());
    }
}
