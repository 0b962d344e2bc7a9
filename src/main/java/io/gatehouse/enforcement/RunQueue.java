package io.gatehouse.enforcement;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What there is to do, on all replicas together. */
public interface RunQueue {

    /**
     * The runs that are not finished.
     *
     * @param oldestDue since when the run has been due that nobody has taken for longest
     */
    record State(Map<RunStatus, Integer> runs, Optional<Instant> oldestDue) {

        public State {
            runs = Map.copyOf(runs);
        }
    }

    State state(Instant now);
}
