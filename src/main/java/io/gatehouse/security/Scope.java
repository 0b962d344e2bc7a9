package io.gatehouse.security;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a token may carry the right to. */
public enum Scope {
    ASSOCIATIONS_READ("associations:read", "read the catalogue, previews and requests"),
    ASSOCIATIONS_REQUEST("associations:request", "ask, and cancel what one asked"),
    ASSOCIATIONS_APPROVE("associations:approve", "approve and reject what others asked"),
    ASSOCIATIONS_APPLY("associations:apply", "apply, verify and revoke"),
    AUDIT_READ("audit:read", "read the audit trail"),
    OPS_READ("ops:read", "read metrics and build information");

    private static final String AUTHORITY = "SCOPE_";

    private final String value;
    private final String meaning;

    Scope(String value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    /** As a token spells it. */
    public String value() {
        return value;
    }

    /** What it lets its bearer do. */
    public String meaning() {
        return meaning;
    }

    String authority() {
        return AUTHORITY + value;
    }

    /** What somebody without any of them is told. */
    static String needed(Stream<String> sufficient) {
        return sufficient
                .map(authority -> authority.substring(AUTHORITY.length()))
                .collect(Collectors.joining(" or ", "This needs the scope ", "."));
    }
}
