package io.gatehouse.enforcement;

import io.gatehouse.request.EnforcementStatus;

/** What a run does to IAM. */
public enum RunOperation {
    APPLY(EnforcementStatus.APPLYING),
    REVOKE(EnforcementStatus.REVOKING);

    private final EnforcementStatus underWay;

    RunOperation(EnforcementStatus underWay) {
        this.underWay = underWay;
    }

    EnforcementStatus underWay() {
        return underWay;
    }

    RunActions actions() {
        return switch (this) {
            case APPLY -> RunActions.APPLY;
            case REVOKE -> RunActions.REVOKE;
        };
    }
}
