package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.audit.CarriedEvent;

/**
 * A call of AWS whose outcome is known.
 *
 * @param carried the outcome, as of when it became known
 */
public record EndedCall(OpenCall call, AuditEvent outcome, CarriedEvent carried) {}
