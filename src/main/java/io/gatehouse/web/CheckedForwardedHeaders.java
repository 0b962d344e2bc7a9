package io.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Takes the caller's address from proxies only where it can be one; Spring's own filter would fail of the rest, or take it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7239">RFC 7239</a>
 */
class CheckedForwardedHeaders extends ForwardedHeaderFilter {
    private static final String PORT =
            "[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]";
    private static final String HOST = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:(" + PORT + "))?";
    private static final String NODE = HOST + "|[0-9A-Fa-f:.]+";
    private static final String PROTOCOL = "[A-Za-z][A-Za-z0-9+.-]*";

    /** Possessive, since giving back what was taken would cost a stack frame for every segment. */
    private static final String PREFIX = "(?:/[A-Za-z0-9._~-]++)*+/?";

    private static final Map<String, Pattern> ELEMENTS = Map.of(
            "X-Forwarded-For", Pattern.compile(NODE),
            "X-Forwarded-Host", Pattern.compile(HOST),
            "X-Forwarded-Port", Pattern.compile(PORT),
            "X-Forwarded-Prefix", Pattern.compile(PREFIX),
            "X-Forwarded-Proto", Pattern.compile(PROTOCOL));

    private static final Pattern PAIR =
            Pattern.compile("\\s*(?<name>[A-Za-z]+)=(?:\"(?<quoted>[^\"\\\\]*)\"|(?<token>[^\\s\";,]*))\\s*(?:[;,]|$)");
    private static final Map<String, Pattern> PAIRS = Map.of(
            "for", Pattern.compile(NODE),
            "by", Pattern.compile(NODE),
            "host", Pattern.compile(HOST),
            "proto", Pattern.compile(PROTOCOL));

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ELEMENTS.forEach((header, shape) -> {
            for (String line : Collections.list(request.getHeaders(header))) {
                for (String element : line.split(",", -1)) {
                    require(shape.matcher(element.strip()).matches(), header);
                }
            }
        });
        Collections.list(request.getHeaders("Forwarded")).forEach(line -> require(isForwarded(line), "Forwarded"));
        super.doFilterInternal(request, response, chain);
    }

    private static boolean isForwarded(String line) {
        Matcher pair = PAIR.matcher(line);
        while (pair.lookingAt()) {
            String value = pair.group("quoted") == null ? pair.group("token") : pair.group("quoted");
            Pattern shape = PAIRS.get(pair.group("name").toLowerCase(Locale.ROOT));
            if (shape != null && !shape.matcher(value).matches()) {
                return false;
            }
            pair.region(pair.end(), line.length());
        }
        return pair.regionStart() == line.length();
    }

    private static void require(boolean holds, String header) {
        if (!holds) {
            throw ProblemException.of(
                    ProblemType.INVALID_PARAMETER, "The header " + header + " is not what a proxy says of an address.");
        }
    }
}
