package io.gatehouse.audit.web;

import io.gatehouse.audit.AuditAction;
import io.gatehouse.web.ProblemException;
import java.util.Arrays;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads the query parameter that names an action. */
@Configuration(proxyBeanMethods = false)
class ActionParameter implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, AuditAction.class, ActionParameter::read);
    }

    private static AuditAction read(String text) {
        return AuditAction.of(text)
                .orElseThrow(() -> ProblemException.parameter(
                        "action", "unreadable", "action is one of " + Arrays.toString(AuditAction.values()) + "."));
    }
}
