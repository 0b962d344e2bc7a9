package io.gatehouse.iam;

/** A short quotation of untrusted text in printable ASCII, fit for an error message or a log line. */
public final class Excerpt {

    private static final int MAX_LENGTH = 80;

    private Excerpt() {}

    public static String of(CharSequence text) {
        StringBuilder out = new StringBuilder(MAX_LENGTH).append('"');
        for (int i = 0; i < text.length(); i++) {
            if (out.length() > MAX_LENGTH - 10) {
                return out.append("\"...").toString();
            }
            append(text.charAt(i), out);
        }
        return out.append('"').toString();
    }

    private static void append(char c, StringBuilder out) {
        if (c >= ' ' && c < 0x7f) {
            out.append(c);
        } else {
            JsonText.appendUnicodeEscape(c, out);
        }
    }
}
