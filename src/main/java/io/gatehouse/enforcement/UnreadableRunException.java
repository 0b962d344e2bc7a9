package io.gatehouse.enforcement;

import java.util.UUID;

/** The stored run is none: something else than Gatehouse has written it. */
public final class UnreadableRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID run;

    public UnreadableRunException(UUID run, IllegalArgumentException cause) {
        super("run " + run + " cannot be read", cause);
        this.run = run;
    }

    public UUID run() {
        return run;
    }
}
