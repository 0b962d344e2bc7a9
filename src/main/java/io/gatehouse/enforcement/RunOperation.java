package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.request.EnforcementStatus;
import java.util.Locale;

/** What a run does to IAM. */
public enum RunOperation {
    APPLY(EnforcementStatus.APPLYING, true),
    /** Access must not stay because AWS was away for long. */
    REVOKE(EnforcementStatus.REVOKING, false);

    private final EnforcementStatus underWay;
    private final boolean givesUp;

    RunOperation(EnforcementStatus underWay, boolean givesUp) {
        this.underWay = underWay;
        this.givesUp = givesUp;
    }

    EnforcementStatus underWay() {
        return underWay;
    }

    /** Whether a run has failed after so many attempts that met passing failures only. */
    boolean givesUp() {
        return givesUp;
    }

    /** The name of one of its audit events, such as {@code enforcement.apply.ordered}. */
    AuditAction event(String what) {
        return new AuditAction("enforcement." + name().toLowerCase(Locale.ROOT) + "." + what);
    }
}
