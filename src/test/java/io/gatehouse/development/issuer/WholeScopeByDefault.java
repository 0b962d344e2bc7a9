package io.gatehouse.development.issuer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Gives a request that names no scope all of its client's (RFC 6749, section 3.3), where Spring would give none. */
final class WholeScopeByDefault implements AuthenticationConverter {

    private final OAuth2ClientCredentialsAuthenticationConverter standard =
            new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        return standard.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken asked
                ? widened(asked)
                : null;
    }

    private static Authentication widened(OAuth2ClientCredentialsAuthenticationToken asked) {
        if (!asked.getScopes().isEmpty()
                || !(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken principal)) {
            return asked;
        }
        RegisteredClient client = Objects.requireNonNull(principal.getRegisteredClient());
        return new OAuth2ClientCredentialsAuthenticationToken(
                principal, client.getScopes(), asked.getAdditionalParameters());
    }
}
