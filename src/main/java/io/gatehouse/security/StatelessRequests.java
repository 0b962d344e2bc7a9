package io.gatehouse.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;

/** What every filter chain of the service does without: sessions, and what only makes sense with them. */
public final class StatelessRequests {

    private StatelessRequests() {}

    public static HttpSecurity of(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A browser never adds a bearer token by itself, so there is nothing to forge across sites.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable());
    }
}
