package io.gatehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Names the settings without which there is no service; Spring's own text would offer an embedded database. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class MissingSettingsAnalyzer implements FailureAnalyzer {

    private static final List<String> NEEDED = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.flyway.url",
            "spring.flyway.user",
            "spring.flyway.password",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri");

    private final Environment environment;

    MissingSettingsAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        List<String> missing = NEEDED.stream()
                .filter(name -> !environment.containsProperty(name))
                .toList();
        return missing.isEmpty() || !isOfMissing(failure)
                ? null
                : new FailureAnalysis(
                        "These settings are missing: " + String.join(", ", missing) + ".",
                        "Set them as docs/operations.md shows; docs/configuration.md says what each is. To try the"
                                + " service, ./mvnw spring-boot:test-run brings everything it needs.",
                        failure);
    }

    private static boolean isOfMissing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOfDataSource(cause) || isOfTokens(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Thrown where there is neither an address nor a driver to guess one by; the type itself is not public. */
    private static boolean isOfDataSource(Throwable cause) {
        return cause instanceof BeanCreationException
                && cause.getClass().getSimpleName().equals("DataSourceBeanCreationException");
    }

    private static boolean isOfTokens(Throwable cause) {
        return cause instanceof NoSuchBeanDefinitionException missing
                && String.valueOf(missing.getBeanType()).contains("Jwt");
    }
}
