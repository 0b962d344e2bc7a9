package io.gatehouse.security;

/** What a token may carry the right to. */
public enum Scope {
    ASSOCIATIONS_READ("associations:read"),
    ASSOCIATIONS_REQUEST("associations:request"),
    ASSOCIATIONS_APPROVE("associations:approve"),
    ASSOCIATIONS_APPLY("associations:apply"),
    AUDIT_READ("audit:read"),
    OPS_READ("ops:read");

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    /** As a token spells it. */
    public String value() {
        return value;
    }

    String authority() {
        return "SCOPE_" + value;
    }
}
