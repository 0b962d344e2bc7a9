package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;

/** Where the intents and the outcomes of calls go on record. */
interface CallLedger {

    /** Commits the intent of a call, unless what has to hold for the call to be made does not. */
    OpenCall begin(CallSubject subject, String action);

    /** Takes the outcome of a call. */
    void end(OpenCall call, AuditEvent outcome);
}
