package io.gatehouse.enforcement;

import java.util.UUID;

/** Somebody else works on the run now. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLostException(UUID run) {
        super("the lease on run " + run + " has lapsed");
    }
}
