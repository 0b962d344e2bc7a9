package io.gatehouse.enforcement;

import io.gatehouse.audit.AuditAction;

/** How the audit trail names what happens to the runs of one operation. */
record RunActions(
        AuditAction ordered, AuditAction attempted, AuditAction retried, AuditAction succeeded, AuditAction failed) {

    static final RunActions APPLY = new RunActions(
            AuditAction.APPLY_ORDERED,
            AuditAction.APPLY_ATTEMPTED,
            AuditAction.APPLY_RETRIED,
            AuditAction.APPLY_SUCCEEDED,
            AuditAction.APPLY_FAILED);

    static final RunActions REVOKE = new RunActions(
            AuditAction.REVOKE_ORDERED,
            AuditAction.REVOKE_ATTEMPTED,
            AuditAction.REVOKE_RETRIED,
            AuditAction.REVOKE_SUCCEEDED,
            AuditAction.REVOKE_FAILED);
}
