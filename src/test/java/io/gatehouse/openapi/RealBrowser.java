package io.gatehouse.openapi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a test where there is a Chromium. The variable GATEHOUSE_BROWSER makes its absence a failure ({@code required}), or
 * leaves the test out ({@code off}).
 */
public class RealBrowser implements ExecutionCondition {

    static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String wish = System.getenv("GATEHOUSE_BROWSER");
        if ("off".equals(wish)) {
            return disabled("GATEHOUSE_BROWSER=off");
        }
        if (chromium().isPresent()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        if ("required".equals(wish)) {
            throw new IllegalStateException("GATEHOUSE_BROWSER=required, but there is no Chromium in /usr/bin");
        }
        return disabled("there is no Chromium in /usr/bin");
    }

    private static ConditionEvaluationResult disabled(String why) {
        String reason = "Swagger UI was not tested in a browser: " + why;
        System.out.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
