package io.gatehouse.security;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets in bearers of a valid token, and nobody else but to health and to the pages about problems. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CSP = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            Unauthenticated unauthenticated,
            ObjectProvider<JwtDecoder> decoder,
            Environment environment) {
        JwtDecoder ofIssuer = decoder.getIfAvailable();
        if (ofIssuer == null) {
            throw new IllegalStateException("Set spring.security.oauth2.resourceserver.jwt.issuer-uri"
                    + " to the OpenID issuer whose tokens Gatehouse accepts");
        }
        return StatelessRequests.of(http)
                .authorizeHttpRequests(rules -> rules(rules, new ManagementPort(environment)))
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.decoder(new BoundedDecoder(ofIssuer, Duration.ofSeconds(1))))
                        .authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(unauthenticated))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(unauthenticated))
                .cors(Customizer.withDefaults())
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /** The firewall's refusals are answered by the one exception handler, too. */
    @Bean
    RequestRejectedHandler rejections(@Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        return (request, response, rejected) -> resolver.resolveException(request, response, null, rejected);
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules,
            RequestMatcher managementPort) {
        rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(managementPort)
                .permitAll()
                .requestMatchers("/actuator/health/**", "/problems/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasAuthority(Scope.OPS_READ.authority())
                .anyRequest()
                .authenticated();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CSP))
                .referrerPolicy(Customizer.withDefaults())
                .httpStrictTransportSecurity(Customizer.withDefaults());
    }
}
