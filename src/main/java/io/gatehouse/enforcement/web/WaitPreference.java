package io.gatehouse.enforcement.web;

import io.gatehouse.web.ProblemException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Prefer: wait=10} (RFC 7240): how long the caller would like to wait for the result. */
final class WaitPreference {

    private static final int MAX_SECONDS = 60;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*(?:=\\s*([^,;]*?)\\s*)?(?=$|[,;])", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}|\"[0-9]{1,9}\"");

    private WaitPreference() {}

    /** Preferences other than a wait are not ours to judge. */
    static Duration of(Optional<String> prefer) {
        Matcher wait = WAIT.matcher(prefer.orElse(""));
        if (!wait.find()) {
            return Duration.ZERO;
        }
        String given = Objects.requireNonNullElse(wait.group(1), "");
        if (!SECONDS.matcher(given).matches()) {
            throw refused("unreadable");
        }
        int seconds = Integer.parseInt(given.replace("\"", ""));
        if (seconds > MAX_SECONDS) {
            throw refused("out-of-range");
        }
        return Duration.ofSeconds(seconds);
    }

    private static ProblemException refused(String code) {
        return ProblemException.parameter(
                "Prefer", code, "wait is a whole number of seconds from 0 to " + MAX_SECONDS + ", as in wait=10.");
    }
}
