package io.gatehouse.openapi;

import io.gatehouse.security.StatelessRequests;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Shows Swagger UI and the description to everybody; what Swagger UI calls needs a token as ever. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("gatehouse.swagger-ui.enabled")
class SwaggerUiSecurity {

    /** The one style element that Swagger UI 5.32 brings in its script. */
    private static final String INLINE_STYLE = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self' " + INLINE_STYLE
            + "; img-src 'self' data:; connect-src 'self'%s; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain swaggerUi(HttpSecurity http, @Value("${gatehouse.swagger-ui.token-url}") URI tokenUrl) {
        String issuer = tokenUrl.isAbsolute() ? " " + tokenUrl.getScheme() + "://" + tokenUrl.getAuthority() : "";
        return StatelessRequests.of(http)
                .securityMatcher("/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CSP.formatted(issuer))))
                .build();
    }
}
