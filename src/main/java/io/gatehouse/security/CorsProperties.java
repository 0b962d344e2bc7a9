package io.gatehouse.security;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code gatehouse.web.cors.*}: exact origins whose pages may call the API; none by default. */
@ConfigurationProperties("gatehouse.web.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9._-]+(:[0-9]{1,5})?");

    CorsProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
        for (String origin : allowedOrigins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException("gatehouse.web.cors.allowed-origins lists exact origins such as"
                        + " https://portal.example, no wildcards and no paths; not " + origin);
            }
        }
    }
}
