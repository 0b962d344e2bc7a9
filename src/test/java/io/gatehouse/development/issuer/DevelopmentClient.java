package io.gatehouse.development.issuer;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Who may ask for tokens. The secret is the client's name with {@code -secret} behind it. */
public enum DevelopmentClient {
    REQUESTER("associations:request"),
    REQUESTER2("associations:request"),
    APPROVER("associations:approve"),
    OPERATOR("associations:apply", "ops:read"),
    AUDITOR("audit:read"),
    LEAD("associations:request", "associations:approve");

    private final Set<String> scopes = new TreeSet<>(Set.of("associations:read"));

    DevelopmentClient(String... scopes) {
        this.scopes.addAll(List.of(scopes));
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String secret() {
        return id() + "-secret";
    }

    public Set<String> scopes() {
        return Set.copyOf(scopes);
    }
}
