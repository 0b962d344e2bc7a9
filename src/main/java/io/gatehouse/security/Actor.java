package io.gatehouse.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller: the token's subject and scopes. Controllers take it as a parameter. */
public record Actor(String subject, Set<Scope> scopes) {
    public Actor {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("An actor has a subject");
        }
        scopes = scopes.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(scopes));
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    /** Whoever this thread works for; empty in background work and for anonymous calls. */
    public static Optional<Actor> current() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(who -> who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken))
                .map(Actor::of);
    }

    private static Actor of(Authentication who) {
        Set<String> granted = who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        return new Actor(
                who.getName(),
                Arrays.stream(Scope.values())
                        .filter(scope -> granted.contains(scope.authority()))
                        .collect(Collectors.toSet()));
    }
}
