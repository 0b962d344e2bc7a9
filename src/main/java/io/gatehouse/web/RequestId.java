package io.gatehouse.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id that ties an answer, its log lines and its audit events together. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    static final String KEY = "requestId";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The id of the HTTP request this thread works for; empty in background work. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY));
    }

    /** Continues the work of an HTTP request on another thread. */
    public static void during(String id, Runnable work) {
        MDC.put(KEY, id);
        try {
            work.run();
        } finally {
            MDC.remove(KEY);
        }
    }

    static String acceptOrGenerate(@Nullable String offered) {
        return offered != null && SAFE.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
    }
}
