package io.gatehouse.security;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Closed to other origins unless they are named; the service uses no cookies, so no credentials either. */
@Configuration(proxyBeanMethods = false)
class CorsConfig {
    @Bean
    CorsFilter corsFilter(CorsProperties properties) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(properties.allowedOrigins());
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        rules.setAllowedHeaders(List.of(
                "Authorization", "Content-Type", "Accept", "Idempotency-Key", "If-Match", "Prefer", "X-Request-Id"));
        rules.setExposedHeaders(List.of("ETag", "Location", "X-Request-Id", "Retry-After"));
        rules.setMaxAge(Duration.ofHours(1));
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", rules);
        CorsFilter filter = new CorsFilter(everywhere);
        filter.setCorsProcessor(new Refusing());
        return filter;
    }

    private static final class Refusing extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            throw new AccessDeniedException("Pages of this origin may not call the service that way.");
        }
    }
}
