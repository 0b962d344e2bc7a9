package io.gatehouse.development.iam;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes the little XML that answers consist of, escaping every text. */
final class Xml {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    Xml open(String name) {
        out.append('<').append(name).append('>');
        open.push(name);
        return this;
    }

    Xml open(String name, String namespace) {
        out.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
        open.push(name);
        return this;
    }

    Xml close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    Xml element(String name, Object text) {
        open(name);
        escape(text.toString());
        return close();
    }

    Xml nest(Xml inner) {
        out.append(inner.out);
        return this;
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    String text() {
        return out.toString();
    }

    private void escape(String text) {
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#xD;");
                default -> out.appendCodePoint(isXml(codePoint) ? codePoint : 0xFFFD);
            }
        });
    }

    /** Whether XML 1.0 (section 2.2) can carry the character at all. */
    private static boolean isXml(int codePoint) {
        boolean control = codePoint < 0x20 && codePoint != '\t' && codePoint != '\n';
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        return !control && !surrogate && codePoint != 0xFFFE && codePoint != 0xFFFF;
    }
}
