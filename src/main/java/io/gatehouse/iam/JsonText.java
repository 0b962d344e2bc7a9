package io.gatehouse.iam;

/** Writes text as a JSON string in ASCII. */
final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static void append(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                out.append(text, written, i);
                appendEscaped(c, out);
                written = i + 1;
            }
        }
        if (written == 0) {
            out.append(text);
        } else {
            out.append(text, written, text.length());
        }
        out.append('"');
    }

    private static void appendEscaped(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> appendUnicodeEscape(c, out);
        }
    }

    static void appendUnicodeEscape(char c, StringBuilder out) {
        out.append("\\u")
                .append(HEX.charAt(c >> 12))
                .append(HEX.charAt(c >> 8 & 0xf))
                .append(HEX.charAt(c >> 4 & 0xf))
                .append(HEX.charAt(c & 0xf));
    }
}
