package io.gatehouse.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Brings 401 and 403 of the filter chain to the one exception handler, with the challenge of RFC 6750. */
@Component
class Unauthenticated implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final HandlerExceptionResolver resolver;

    Unauthenticated(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(failure));
        resolver.resolveException(request, response, null, failure);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure) {
        resolver.resolveException(request, response, null, naming(failure));
    }

    /** The filter chain's own words name no scope. */
    private static AccessDeniedException naming(AccessDeniedException failure) {
        return failure instanceof AuthorizationDeniedException denied
                        && denied.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
                ? new AuthorizationDeniedException(
                        Scope.needed(decision.getAuthorities().stream().map(GrantedAuthority::getAuthority)), decision)
                : failure;
    }

    // The library's description can quote the token's content; the error code says enough (RFC 6750, 3.1).
    private static String challenge(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException oauth
                ? "Bearer error=\"" + oauth.getError().getErrorCode() + '"'
                : "Bearer";
    }
}
