package io.gatehouse.enforcement;

import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.policy.PrincipalArn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of AWS that are being made, so that none stays without an outcome after a crash. A call is opened and closed
 * together with the event that says so.
 */
public interface OpenCalls {

    /**
     * Opens a call of no run, and closes the one before if it is given.
     *
     * @return whether the one before was still open; if not, nothing was done
     */
    boolean open(OpenCall call, CarriedEvent intent, @Nullable EndedCall before);

    /**
     * Opens a call of a run, whose lease it extends, and closes the one before if it is given.
     *
     * @return whether the lease is still held, as {@link RunLeases#renew}, and the one before was still open; if not, nothing
     *     was done
     */
    boolean open(OpenCall call, CarriedEvent intent, @Nullable EndedCall before, Lease lease, Instant until);

    /**
     * Closes a call with its outcome.
     *
     * @return whether it was still open: a call that somebody else has closed has its outcome on record already
     */
    boolean close(OpenCall call, CarriedEvent outcome);

    /** Closes and returns those of runs on a principal, oldest first. */
    List<OpenCall> closeAllOf(PrincipalArn principal);

    /** Closes and returns those of no run that were made before this time, oldest first. */
    List<OpenCall> closeLoneBefore(Instant time);
}
