package io.gatehouse.enforcement;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the scheduled check of a request due, and tells when it has been made. */
record DueChecks(JdbcClient jdbc) {
    /** A claim moves the due time by less than this; a check by more, or by the time after a failure. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    void at(String request, Instant time) {
        int changed = jdbc.sql("update drift_check set next_check_at = :time where request_id = cast(:id as uuid)")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .param("id", request)
                .update();
        if (changed != 1) {
            throw new IllegalStateException("no check of " + request + " is planned");
        }
    }

    /** In one batch, the first of them first. */
    void together(String first, String second) {
        jdbc.sql("""
                        update drift_check set next_check_at = now() - case request_id
                            when cast(:first as uuid) then interval '2 seconds' else interval '1 second' end
                        where request_id in (cast(:first as uuid), cast(:second as uuid))
                        """).param("first", first).param("second", second).update();
    }

    /** Before whatever else is due, since an account that AWS limits is asked about one grant at a time. */
    void checkNow(String request) {
        at(request, Instant.now().minus(Duration.ofDays(1)));
        await().atMost(Duration.ofSeconds(20)).until(() -> isEnded(request) || isPlannedAnew(request));
    }

    boolean isPlannedAnew(String request) {
        Duration ahead = Duration.between(Instant.now(), of(request));
        return ahead.compareTo(Duration.ofSeconds(30)) > 0
                && (ahead.compareTo(Duration.ofSeconds(70)) < 0 || ahead.compareTo(LEASE) > 0);
    }

    Instant of(String request) {
        return find(request).orElseThrow();
    }

    boolean isEnded(String request) {
        return find(request).isEmpty();
    }

    private Optional<Instant> find(String request) {
        return jdbc.sql("select next_check_at from drift_check where request_id = cast(:id as uuid)")
                .param("id", request)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }
}
