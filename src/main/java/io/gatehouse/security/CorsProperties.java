package io.gatehouse.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code gatehouse.web.cors.*}: exact origins whose pages may call the API; none by default. */
@ConfigurationProperties("gatehouse.web.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {
    CorsProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
        if (allowedOrigins.stream().anyMatch(origin -> origin.contains("*"))) {
            throw new IllegalArgumentException("gatehouse.web.cors.allowed-origins lists exact origins, no wildcards");
        }
    }
}
