package io.gatehouse.enforcement.web;

import io.gatehouse.web.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Prefer: wait=10} (RFC 7240): how long the caller would like to wait for the result. */
final class WaitPreference {

    private static final int MAX_SECONDS = 60;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=$|[,;])", Pattern.CASE_INSENSITIVE);

    private WaitPreference() {}

    /** Preferences other than a wait are not ours to judge. */
    static Duration of(Optional<String> prefer) {
        Matcher wait = WAIT.matcher(prefer.orElse(""));
        if (!wait.find()) {
            return Duration.ZERO;
        }
        int seconds = Integer.parseInt(wait.group(1));
        if (seconds > MAX_SECONDS) {
            throw ProblemException.parameter("Prefer", "out-of-range", "wait is at most " + MAX_SECONDS + " seconds.");
        }
        return Duration.ofSeconds(seconds);
    }
}
