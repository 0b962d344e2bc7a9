package io.gatehouse.audit;

/** Where everything that changes, fails or is refused is put on record. */
public interface AuditTrail {
    /** Records the event with the caller's transaction, which must be open: both are kept or neither is. */
    void append(AuditEvent event);

    /** The event for the caller's own statement to record. */
    CarriedEvent carried(AuditEvent event);

    /** Records the event by itself, whatever becomes of the caller's transaction. For refusals and failures. */
    void appendAlone(AuditEvent event);
}
