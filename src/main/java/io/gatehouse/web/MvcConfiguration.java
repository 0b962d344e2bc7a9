package io.gatehouse.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers what every handler shares. */
@Configuration(proxyBeanMethods = false)
class MvcConfiguration implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new JsonBodiesOnly());
        registry.addInterceptor(new KnownParameters()).excludePathPatterns("/error");
    }

    /** RFC 3339 and nothing else; Spring's own would also take a number of milliseconds. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(
                String.class, Instant.class, text -> OffsetDateTime.parse(text).toInstant());
    }
}
