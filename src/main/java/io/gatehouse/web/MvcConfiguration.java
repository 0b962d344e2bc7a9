package io.gatehouse.web;

import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.support.FormattingConversionService;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Registers what every handler shares. */
@Configuration(proxyBeanMethods = false)
class MvcConfiguration implements WebMvcConfigurer {
    private final ObjectProvider<FormattingConversionService> conversion;
    private final Environment environment;

    MvcConfiguration(ObjectProvider<FormattingConversionService> conversion, Environment environment) {
        this.conversion = conversion;
        this.environment = environment;
    }

    @Bean
    static WebMvcRegistrations mappings() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new NoOptions();
            }
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new JsonBodiesOnly()).excludePathPatterns("/error");
        registry.addInterceptor(new KnownParameters(conversion::getObject, environment::containsProperty))
                .excludePathPatterns("/error");
    }

    /** RFC 3339 and nothing else; Spring's own would also take a number of milliseconds. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Instant.class, ParameterTime::read);
        registry.addConverterFactory(new StrictConstants());
    }
}
