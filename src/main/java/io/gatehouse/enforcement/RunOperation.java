package io.gatehouse.enforcement;

import io.gatehouse.request.EnforcementStatus;

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

    RunActions actions() {
        return switch (this) {
            case APPLY -> RunActions.APPLY;
            case REVOKE -> RunActions.REVOKE;
        };
    }
}
