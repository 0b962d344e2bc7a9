package io.gatehouse.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The strong entity tag of a representation (RFC 9110, 8.8.3). */
public record EntityTag(String value) {
    private static final Pattern TAG = Pattern.compile("\\G[ \\t]*((?:W/)?\"[\\x21\\x23-\\x7e]*\")[ \\t]*(,|$)");

    public EntityTag {
        if (!value.matches("[\\x21\\x23-\\x7e]+")) {
            throw new IllegalArgumentException("An entity tag holds visible ASCII without quotes");
        }
    }

    /** As the ETag header has it, quoted. */
    public String header() {
        return '"' + value + '"';
    }

    /** Refuses with 412 when an If-Match header is there and does not name this tag; weak tags never match. */
    public void requireMatch(@Nullable String ifMatch) {
        if (ifMatch == null || "*".equals(ifMatch.strip())) {
            return;
        }
        boolean matches = false;
        int end = 0;
        Matcher tag = TAG.matcher(ifMatch);
        while (end < ifMatch.length() && tag.find()) {
            matches |= tag.group(1).equals(header());
            end = tag.end();
        }
        if (end < ifMatch.length() || ifMatch.isBlank()) {
            throw ProblemException.parameter(
                    "If-Match", "not-a-tag-list", "If-Match is * or a list of quoted entity tags.");
        }
        if (!matches) {
            throw ProblemException.of(
                    ProblemType.PRECONDITION_FAILED, "The resource has the entity tag " + header() + " now.");
        }
    }
}
