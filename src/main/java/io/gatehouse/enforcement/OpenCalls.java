package io.gatehouse.enforcement;

import io.gatehouse.policy.PrincipalArn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The calls of AWS that are being made, so that none stays without an outcome after a crash. */
public interface OpenCalls {

    void open(OpenCall call);

    /** Whether it was still open: a call that somebody else has closed has its outcome on record already. */
    boolean close(UUID id);

    /** Closes and returns those of runs on a principal, oldest first. */
    List<OpenCall> closeAllOf(PrincipalArn principal);

    /** Closes and returns those of no run that were made before this time, oldest first. */
    List<OpenCall> closeLoneBefore(Instant time);
}
